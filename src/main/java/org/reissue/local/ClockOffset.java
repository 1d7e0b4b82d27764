package org.reissue.local;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far business time is ahead of real time. The offset is stored in the database, for restarts and other instances,
 * and cached in memory, so that reading the clock needs no connection. It only grows.
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

    /** The offset as this instance last read it. */
    Duration current() {
        return Duration.of(micros.get(), ChronoUnit.MICROS);
    }

    /** Reads the offset again, since another instance may have advanced it. */
    void refresh() {
        jdbc.sql("select offset_micros from local_clock")
                .query(Long.class)
                .optional()
                .ifPresent(this::keepGreatest);
    }

    /**
     * Advances business time, for all instances.
     *
     * @param step positive, whole microseconds
     * @param limit the offset has to stay below it
     * @return false when the limit would be reached; the offset is unchanged then
     */
    boolean advance(Duration step, Duration limit) {
        Optional<Long> advanced = jdbc.sql("""
                        update local_clock set offset_micros = offset_micros + :step
                        where offset_micros < :limit - :step returning offset_micros""")
                .param("step", inMicros(step))
                .param("limit", inMicros(limit))
                .query(Long.class)
                .optional();
        advanced.ifPresent(this::keepGreatest);
        return advanced.isPresent();
    }

    private void keepGreatest(long offset) {
        micros.accumulateAndGet(offset, Math::max);
    }

    private static long inMicros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}
