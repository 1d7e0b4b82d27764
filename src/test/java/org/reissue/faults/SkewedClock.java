package org.reissue.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A wrong business clock for an instance of the packaged jar: the class is put on its class path, and named as a source
 * of beans. The service itself has no such switch. A file says by how many milliseconds the clock is wrong now.
 */
public final class SkewedClock extends Clock {

    private final Path file;

    private SkewedClock(Path file) {
        this.file = file;
    }

    /** Takes the place of the service's own clock. */
    public static final class Source {

        @Bean
        @Primary
        Clock skewedClock(@Value("${faults.clock}") Path file) {
            return new SkewedClock(file);
        }
    }

    @Override
    public Instant instant() {
        try {
            Duration error = Duration.ofMillis(Long.parseLong(Files.readString(file)));
            return Instant.now().plus(error).truncatedTo(ChronoUnit.MICROS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
