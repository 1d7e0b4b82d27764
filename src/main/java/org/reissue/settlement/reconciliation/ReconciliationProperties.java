package org.reissue.settlement.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the reconciliation.
 *
 * @param cron when the job begins or continues, in UTC; {@code -} for never
 * @param maxDuration how long the job runs at most before it leaves the rest to the next time
 * @param rangeSize how many records one transaction checks, about
 */
@ConfigurationProperties("reissue.reconciliation")
record ReconciliationProperties(String cron, Duration maxDuration, int rangeSize) {

    ReconciliationProperties {
        if (maxDuration == null || maxDuration.isNegative() || maxDuration.isZero()) {
            throw new IllegalArgumentException("reissue.reconciliation.max-duration must be a positive duration");
        }
        if (rangeSize < 1) {
            throw new IllegalArgumentException("reissue.reconciliation.range-size must be at least 1");
        }
    }
}
