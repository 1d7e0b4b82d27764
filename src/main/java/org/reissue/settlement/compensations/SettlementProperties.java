package org.reissue.settlement.compensations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How compensations are settled.
 *
 * @param pollInterval how long the job rests when nothing is owed; refunds are asked for at the same pace
 * @param batchSize how many compensations one transaction settles
 */
@ConfigurationProperties("reissue.settlement")
record SettlementProperties(Duration pollInterval, int batchSize) {

    SettlementProperties {
        if (pollInterval == null || pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("reissue.settlement.poll-interval must be a positive duration");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("reissue.settlement.batch-size must be at least 1");
        }
    }
}
