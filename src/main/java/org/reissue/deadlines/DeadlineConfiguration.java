package org.reissue.deadlines;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.cases.timeouts.TimeoutService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of the sweep and registers its gauges, which query the database when read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineProperties.class)
class DeadlineConfiguration {

    @Bean
    MeterBinder deadlineGauges(TimeoutService timeouts) {
        return registry -> {
            Gauge.builder("reissue.deadlines.backlog", timeouts, TimeoutService::backlog)
                    .description("Deadlines that have passed but are not fired yet")
                    .register(registry);
            Gauge.builder("reissue.deadlines.quarantined", timeouts, TimeoutService::countQuarantined)
                    .description("Cases quarantined because firing their deadline failed")
                    .register(registry);
        };
    }
}
