package org.reissue.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells when readers of the log are held up; asks the database when it is read. */
@Configuration(proxyBeanMethods = false)
class EventLogMetrics {

    @Bean
    MeterBinder logGauges(SafePosition safePosition) {
        return registry -> Gauge.builder("reissue.feed.lag", safePosition, SafePosition::lag)
                .description("Positions of the log that nobody can read yet, because a transaction is open")
                .register(registry);
    }
}
