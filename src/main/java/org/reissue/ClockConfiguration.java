package org.reissue;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The only class that asks the system for the time; everybody else is given a {@link Clock}. It ticks in microseconds,
 * as PostgreSQL stores them, so that an instant reads back as it was written.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Real time. Local mode adds a primary clock that travels; tokens and signatures still go by this one. */
    @Bean
    Clock realTime() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
