package org.reissue.console.login;

import org.reissue.console.ConditionalOnConsole;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sign-ins that were begun and not ended, on every instance. */
@Component
@ConditionalOnConsole
class SignInRequestJob {

    private final SignInRequestRepository requests;

    SignInRequestJob(SignInRequestRepository requests) {
        this.requests = requests;
    }

    @Scheduled(
            initialDelayString = "${reissue.jobs.first-cleanup}",
            fixedDelayString = SignInRequestRepository.LIFETIME)
    void deleteOld() {
        requests.deleteOld();
    }
}
