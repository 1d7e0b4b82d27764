package org.reissue.settlement.compensations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.jdbc.QueryGauges;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties of settlement, and two gauges. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementProperties.class)
class SettlementConfiguration {

    @Bean
    MeterBinder settlementGauges(CompensationRepository compensations, QueryGauges gauges) {
        return registry -> {
            Gauge.builder("reissue.settlement.outstanding", gauges.of(compensations::outstandingFen))
                    .description("Compensations that shops owe buyers and have not paid")
                    .baseUnit("fen")
                    .register(registry);
            Gauge.builder(
                            "reissue.settlement.lag",
                            gauges.of(() -> compensations.lag().toMillis() / 1_000d))
                    .description("Age of the oldest compensation that no settlement has tried yet")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }
}
