package org.reissue.settlement.reconciliation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reconciles at the times of {@code reissue.reconciliation.cron}, each time for
 * {@code reissue.reconciliation.max-duration} at most. What is left goes on at the next time, on any instance.
 */
@Component
class ReconciliationJob {

    private final ReconciliationService reconciliation;
    private final ReconciliationProperties properties;

    ReconciliationJob(ReconciliationService reconciliation, ReconciliationProperties properties) {
        this.reconciliation = reconciliation;
        this.properties = properties;
    }

    @Scheduled(cron = "${reissue.reconciliation.cron}", zone = "UTC")
    void reconcile() {
        reconciliation.proceed(properties.maxDuration());
    }
}
