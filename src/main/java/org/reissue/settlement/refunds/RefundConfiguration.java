package org.reissue.settlement.refunds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reissue.settlement.Refund;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A gauge of the refunds that ops have to look at. It queries the database whenever it is read. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    MeterBinder refundGauges(RefundRepository refunds) {
        return registry -> Gauge.builder(
                        "reissue.refunds.failed", refunds, repository -> repository.count(Refund.Status.FAILED))
                .description("Refunds that failed and were not retried")
                .register(registry);
    }
}
