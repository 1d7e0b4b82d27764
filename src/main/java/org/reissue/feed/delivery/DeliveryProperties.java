package org.reissue.feed.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How followers are driven.
 *
 * @param pollInterval how often the log is looked at while it does not grow
 * @param beatInterval how often an instance shows that it lives, and sees what is there to drive
 * @param deadAfter how long an instance may go without such a sign before the others take over what it drives
 * @param firstRetry the wait after the first failure; it doubles with each further one
 * @param longestRetry the longest wait between attempts
 */
@ConfigurationProperties("reissue.feed.followers")
record DeliveryProperties(
        Duration pollInterval, Duration beatInterval, Duration deadAfter, Duration firstRetry, Duration longestRetry) {

    DeliveryProperties {
        if (beatInterval.multipliedBy(3).compareTo(deadAfter) > 0) {
            throw new IllegalArgumentException(
                    "reissue.feed.followers.dead-after must be at least three times its beat-interval");
        }
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures how many attempts failed in a row
     * @param chance 0 to 1: spreads the attempts of many over the second half of the wait
     */
    Duration retryAfter(int failures, double chance) {
        long doubled = firstRetry.toMillis() << Math.min(failures - 1, 20);
        long wait = Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis((long) (wait * (0.5 + chance / 2)));
    }
}
