package org.reissue.console.session;

import java.time.Clock;
import org.reissue.console.ConditionalOnConsole;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the sessions that have ended, by real time, every hour, on every instance. */
@Component
@ConditionalOnConsole
class SessionJob {

    private final SessionRepository sessions;
    private final Clock realTime;

    SessionJob(SessionRepository sessions, @Qualifier("realTime") Clock realTime) {
        this.sessions = sessions;
        this.realTime = realTime;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void deleteExpired() {
        sessions.deleteExpired(realTime.instant());
    }
}
