package org.reissue.local;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far business time is ahead of real time. The database keeps it, for restarts and for other instances; what this
 * instance last saw of it is in memory, so that reading the time costs nothing and needs no connection. It only grows.
 */
@Component
@Profile("local")
class ClockOffset {

    private final JdbcClient jdbc;
    private final AtomicLong micros = new AtomicLong();

    ClockOffset(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    /** As far as this instance knows. */
    Duration soFar() {
        return Duration.of(micros.get(), ChronoUnit.MICROS);
    }

    /** Looks whether another instance went further ahead. */
    void refresh() {
        jdbc.sql("select advance_micros from local_clock")
                .query(Long.class)
                .optional()
                .ifPresent(this::reached);
    }

    /**
     * Goes further ahead, for all instances.
     *
     * @param step positive, whole microseconds
     * @param furthest how far ahead all steps together must stay below
     * @return false when that would be too far; nothing has changed then
     */
    boolean by(Duration step, Duration furthest) {
        Optional<Long> reached = jdbc.sql("""
                        update local_clock set advance_micros = advance_micros + :step
                        where advance_micros < :furthest - :step returning advance_micros""")
                .param("step", inMicros(step))
                .param("furthest", inMicros(furthest))
                .query(Long.class)
                .optional();
        reached.ifPresent(this::reached);
        return reached.isPresent();
    }

    private void reached(long value) {
        micros.accumulateAndGet(value, Math::max);
    }

    private static long inMicros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}
