package org.reissue.deadlines;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the sweep.
 *
 * @param pollInterval the pause between two sweeps; must be positive
 * @param batchSize the greatest number of cases that one transaction fires; at least 1
 * @param workers the number of threads that fire batches in this instance, at least 1; one per core suffices
 */
@ConfigurationProperties("reissue.deadlines")
record DeadlineProperties(Duration pollInterval, int batchSize, int workers) {

    DeadlineProperties {
        if (pollInterval == null || pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("reissue.deadlines.poll-interval must be a positive duration");
        }
        if (batchSize < 1 || workers < 1) {
            throw new IllegalArgumentException("reissue.deadlines.batch-size and .workers must be at least 1");
        }
    }
}
