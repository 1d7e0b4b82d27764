package org.reissue.settlement.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.jdbc.QueryGauges;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties of the reconciliation, and two gauges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationProperties.class)
class ReconciliationConfiguration {

    @Bean
    MeterBinder reconciliationGauges(ReconciliationRepository reconciliations, QueryGauges gauges) {
        return registry -> {
            Gauge.builder("reissue.reconciliation.differences", gauges.of(reconciliations::countDifferences))
                    .description("Differences that the last reconciliation has found; not a number before the first")
                    .register(registry);
            Gauge.builder("reissue.reconciliation.last.success", gauges.of(reconciliations::lastSuccess))
                    .description("When a reconciliation last checked all records, since 1970; not a number before")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }
}
