package org.reissue.web.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old idempotency keys every hour, on every instance. Instances pass over what another one is deleting. */
@Component
class IdempotencyKeyJob {

    private final IdempotencyKeyRepository keys;

    IdempotencyKeyJob(IdempotencyKeyRepository keys) {
        this.keys = keys;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void deleteOld() {
        keys.deleteOld();
    }
}
