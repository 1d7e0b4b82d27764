package org.reissue.settlement.refunds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Refund;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A gauge of the refunds that ops have to look at. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    MeterBinder refundGauges(RefundRepository refunds, QueryGauges gauges) {
        return registry -> Gauge.builder("reissue.refunds.failed", gauges.of(() -> refunds.count(Refund.Status.FAILED)))
                .description("Refunds that failed and were not retried")
                .register(registry);
    }
}
