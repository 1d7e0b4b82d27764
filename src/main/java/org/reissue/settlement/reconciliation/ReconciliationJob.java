package org.reissue.settlement.reconciliation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reconciles at the times of {@code reissue.reconciliation.cron}. */
@Component
class ReconciliationJob {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationJob.class);

    private final ReconciliationService reconciliation;

    ReconciliationJob(ReconciliationService reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Scheduled(cron = "${reissue.reconciliation.cron}", zone = "UTC")
    void reconcile() {
        int differences = reconciliation.reconcile().differences().size();
        log.info("Reconciliation found {} difference(s)", differences);
    }
}
