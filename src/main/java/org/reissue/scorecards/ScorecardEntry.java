package org.reissue.scorecards;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event that counts in a scorecard.
 *
 * @param day the day on which it happened, in UTC+8
 * @param took how long the merchant took to decide or to ship; null for other events
 */
record ScorecardEntry(
        String shopId,
        LocalDate day,
        Figure figure,
        @Nullable Duration took) {

    /** The duration in microseconds, or null. */
    @Nullable
    Long micros() {
        return took == null ? null : Long.valueOf(took.toNanos() / 1_000);
    }
}
