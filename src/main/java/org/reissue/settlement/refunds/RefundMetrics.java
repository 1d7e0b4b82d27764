package org.reissue.settlement.refunds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Refund;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes how many refunds ops have to look at. */
@Configuration(proxyBeanMethods = false)
class RefundMetrics {

    @Bean
    MeterBinder refundGauges(RefundRepository refunds, QueryGauges gauges) {
        return registry -> Gauge.builder("reissue.refunds.failed", gauges.of(() -> refunds.count(Refund.Status.FAILED)))
                .description("Refunds that failed and were not retried")
                .register(registry);
    }
}
