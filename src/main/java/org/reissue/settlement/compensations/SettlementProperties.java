package org.reissue.settlement.compensations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the settlement of compensations.
 *
 * @param pollInterval the pause between two settlements, and between two rounds of refund requests
 * @param batchSize how many compensations one transaction settles at most
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
