package org.reissue.cases.retention;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases once a day what is due (R20), batch by batch. {@link RetentionJob} erases the receivers of orders. */
@Component
class ErasureJob {

    private final ErasureService erasure;

    ErasureJob(ErasureService erasure) {
        this.erasure = erasure;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "P1D")
    void eraseDue() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = erasure.eraseDue();
        }
    }
}
