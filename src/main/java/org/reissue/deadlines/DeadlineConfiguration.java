package org.reissue.deadlines;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.jdbc.QueryGauges;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of the sweep and registers its gauges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineProperties.class)
class DeadlineConfiguration {

    @Bean
    MeterBinder deadlineGauges(TimeoutService timeouts, QueryGauges gauges) {
        return registry -> {
            Gauge.builder("reissue.deadlines.backlog", gauges.of(timeouts::backlog))
                    .description("Deadlines that have passed but are not fired yet")
                    .register(registry);
            Gauge.builder("reissue.deadlines.quarantined", gauges.of(timeouts::countQuarantined))
                    .description("Cases quarantined because firing their deadline failed")
                    .register(registry);
        };
    }
}
