package org.reissue.feed.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the delivery of events to subscriptions.
 *
 * @param pollInterval how often an instance looks for new events; at least one millisecond
 * @param leaseDuration how long an instance that shows no sign of life keeps its subscriptions; it renews its leases
 *     five times as often; at least one second
 * @param firstRetry the wait after the first failure; it doubles with each further one; at least one millisecond
 * @param longestRetry the longest wait between two attempts; at least one millisecond
 */
@Validated
@ConfigurationProperties("reissue.feed.followers")
record DeliveryProperties(
        @NotNull @DurationMin(millis = 1) Duration pollInterval,
        @NotNull @DurationMin(seconds = 1) Duration leaseDuration,
        @NotNull @DurationMin(millis = 1) Duration firstRetry,
        @NotNull @DurationMin(millis = 1) Duration longestRetry) {

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
