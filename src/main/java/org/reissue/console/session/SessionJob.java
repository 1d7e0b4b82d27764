package org.reissue.console.session;

import org.reissue.console.ConditionalOnConsole;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the sessions that have ended every hour, on every instance. */
@Component
@ConditionalOnConsole
class SessionJob {

    private final SessionService sessions;

    SessionJob(SessionService sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void deleteExpired() {
        sessions.deleteExpired();
    }
}
