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
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/**
 * A wrong clock for an instance of the packaged jar: the class is put on its class path, and named as a source of
 * beans. The service itself has no such switch. A file says by how many milliseconds the clock is wrong now.
 */
public final class SkewedClock extends Clock {

    private final Path file;

    private SkewedClock(Path file) {
        this.file = file;
    }

    /** Takes the place of each clock of the service, business time and real time alike, as on a host that is wrong. */
    public static final class Source {

        @Bean
        static BeanPostProcessor skewedClocks(@Value("${faults.clock}") Path file) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Clock ? new SkewedClock(file) : bean;
                }
            };
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
