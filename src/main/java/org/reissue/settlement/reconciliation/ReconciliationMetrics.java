package org.reissue.settlement.reconciliation;

import org.reissue.jdbc.QueryGauges;
import org.springframework.stereotype.Component;

/** Publishes what the last reconciliation found, and when one last succeeded. */
@Component
class ReconciliationMetrics {

    ReconciliationMetrics(ReconciliationRepository reconciliations, QueryGauges gauges) {
        gauges.register(
                "reissue.reconciliation.differences",
                "Differences that the last reconciliation has found; not a number before the first",
                reconciliations::countDifferences);
        gauges.register(
                "reissue.reconciliation.last.success",
                "When a reconciliation last checked all records, since 1970; not a number before",
                "seconds",
                reconciliations::lastSuccess);
    }
}
