package org.reissue.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.reissue.console.BusinessClock;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The business time of local mode: real time plus the offset by which the developer advanced it. The sample cases,
 * which have a past, are played at other times.
 */
@Component
@Primary
@Profile("local")
class LocalClock extends Clock implements BusinessClock {

    /** A year before the last instant of the API, so that deadlines set until then are within its range. */
    private static final Instant LIMIT = Instant.parse("2100-01-01T00:00:00Z");

    private final Clock realTime;
    private final ClockOffset offset;
    private final ThreadLocal<Instant> past = new ThreadLocal<>();

    LocalClock(@Qualifier("realTime") Clock realTime, ClockOffset offset) {
        this.realTime = realTime;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        Instant then = past.get();
        return then != null ? then : realTime.instant().plus(offset.current());
    }

    /** Runs an action in the past: for this thread alone, business time is fixed at an instant. */
    void at(Instant instant, Runnable action) {
        past.set(instant);
        try {
            action.run();
        } finally {
            past.remove();
        }
    }

    /**
     * Advances business time, for every instance on the same database.
     *
     * @throws Problem {@code invalid-request} unless the step is positive and ends before the year 2100
     */
    @Override
    public void advance(Duration advance) {
        Duration step = advance.truncatedTo(ChronoUnit.MICROS);
        if (step.isNegative() || step.isZero()) {
            throw Problem.invalid("advance", "local.advance-not-positive");
        }
        Duration limit = Duration.between(realTime.instant(), LIMIT);
        if (step.compareTo(limit) >= 0 || !offset.advance(step, limit)) {
            throw Problem.invalid("advance", "local.advance-too-far");
        }
    }

    @Override
    public ZoneId getZone() {
        return realTime.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LocalClock(realTime.withZone(zone), offset);
    }
}
