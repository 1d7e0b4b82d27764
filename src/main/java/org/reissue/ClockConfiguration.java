package org.reissue;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The only class that reads the system's time; all other classes get a {@link Clock} injected. The clock ticks in
 * microseconds, the precision of PostgreSQL, so that an instant is read back as it was written.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /**
     * Real time, by which tokens and signatures expire. In local mode business time is another clock, the primary bean.
     */
    @Bean
    Clock realTime() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
