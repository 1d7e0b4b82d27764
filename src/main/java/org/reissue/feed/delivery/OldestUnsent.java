package org.reissue.feed.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The oldest event behind the position of an active subscription. A subscription that wants few events moves over the
 * others within a second or two.
 *
 * @param at when the event was recorded, in UTC; null if there is none
 */
record OldestUnsent(
        String subscription, String kind, @Nullable Instant at) {

    /** The age of the event; 0 if there is none. */
    double ageSeconds(Instant now) {
        return at == null ? 0 : Math.max(0, Duration.between(at, now).toMillis() / 1_000d);
    }
}
