package org.reissue.web.api;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Measures how long ago something was, by a clock that may be put back: this time passes as that of the clock does, and
 * goes on when the clock is put back. What is kept for a minute by the clock itself would be kept until the clock has
 * caught up.
 */
public final class SteadyTime implements Ticker {

    private final Clock clock;
    private Instant last;
    private Duration passed = Duration.ZERO;

    public SteadyTime(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** How much time has passed since this was made. */
    public synchronized Duration passed() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            passed = passed.plus(Duration.between(last, now));
        }
        last = now;
        return passed;
    }

    /** {@link #passed()} in nanoseconds. */
    @Override
    public long read() {
        return passed().toNanos();
    }
}
