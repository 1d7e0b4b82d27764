package org.reissue.feed.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the delivery of events to subscriptions.
 *
 * @param pollInterval how often an instance looks for new events
 * @param leaseDuration how long an instance that shows no sign of life keeps its subscriptions; it renews its leases
 *     five times as often; at least one second
 * @param firstRetry the wait after the first failure; it doubles with each further one
 * @param longestRetry the longest wait between two attempts
 */
@ConfigurationProperties("reissue.feed.followers")
record DeliveryProperties(Duration pollInterval, Duration leaseDuration, Duration firstRetry, Duration longestRetry) {

    DeliveryProperties {
        if (leaseDuration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("reissue.feed.followers.lease-duration must be at least PT1S");
        }
    }

    Duration renewalInterval() {
        return leaseDuration.dividedBy(5);
    }

    /**
     * The wait before the next attempt.
     *
     * @param jitter 0 to 1: spreads the attempts of many subscriptions over the second half of the wait
     */
    Duration retryAfter(int failures, double jitter) {
        long doubled = firstRetry.toMillis() << Math.min(failures - 1, 20);
        long wait = Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis((long) (wait * (0.5 + jitter / 2)));
    }
}
