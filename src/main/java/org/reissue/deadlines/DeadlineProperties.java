package org.reissue.deadlines;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the sweep works.
 *
 * @param pollInterval how long it rests when nothing is due
 * @param batchSize how many cases one transaction fires
 * @param workers how many batches are under way at once in this instance; one per core suffices
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
