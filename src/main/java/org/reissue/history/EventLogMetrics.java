package org.reissue.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.jdbc.QueryGauges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes how far the readable log lags behind the last event. */
@Configuration(proxyBeanMethods = false)
class EventLogMetrics {

    @Bean
    MeterBinder logGauges(SafePosition safePosition, QueryGauges gauges) {
        return registry -> Gauge.builder("reissue.feed.lag", gauges.of(safePosition::lag))
                .description("Positions of the log that cannot be read yet because a transaction is open")
                .register(registry);
    }
}
