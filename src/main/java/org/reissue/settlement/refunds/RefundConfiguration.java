package org.reissue.settlement.refunds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.settlement.Refund;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gauge of what needs hands; it asks the database when it is read. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    MeterBinder refundGauges(RefundRepository table) {
        return registry -> Gauge.builder(
                        "reissue.refunds.failed", table, refunds -> refunds.count(Refund.Status.FAILED))
                .description("Refunds that the payment system refused and nobody has retried")
                .register(registry);
    }
}
