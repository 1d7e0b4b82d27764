package org.reissue.settlement.compensations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job's settings, and the gauges that tell whether it keeps up; both ask the database when they are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementProperties.class)
class SettlementConfiguration {

    @Bean
    MeterBinder settlementGauges(CompensationRepository table) {
        return registry -> {
            Gauge.builder("reissue.settlement.outstanding", table, CompensationRepository::outstandingFen)
                    .description("What shops owe buyers and have not paid yet")
                    .baseUnit("fen")
                    .register(registry);
            Gauge.builder("reissue.settlement.lag", table, due -> due.lag().toMillis() / 1_000d)
                    .description("How long the oldest compensation that was not tried yet has been owed")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }
}
