package org.reissue.deadlines;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.cases.timeouts.TimeoutService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep's settings, and the gauges that tell whether it keeps up; both ask the database when they are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineProperties.class)
class DeadlineConfiguration {

    @Bean
    MeterBinder deadlineGauges(TimeoutService timeouts) {
        return registry -> {
            Gauge.builder("reissue.deadlines.backlog", timeouts, TimeoutService::backlog)
                    .description("Deadlines that have passed and are not fired yet")
                    .register(registry);
            Gauge.builder("reissue.deadlines.quarantined", timeouts, TimeoutService::countQuarantined)
                    .description("Cases quarantined because their deadline could not be fired")
                    .register(registry);
        };
    }
}
