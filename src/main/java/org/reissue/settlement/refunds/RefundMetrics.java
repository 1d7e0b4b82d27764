package org.reissue.settlement.refunds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Refund;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes how many refunds ops have to look at, and how long the payment system has left one unanswered. */
@Configuration(proxyBeanMethods = false)
class RefundMetrics {

    @Bean
    MeterBinder refundGauges(RefundRepository refunds, QueryGauges gauges, Clock clock) {
        return registry -> {
            Gauge.builder("reissue.refunds.failed", gauges.of(() -> refunds.count(Refund.Status.FAILED)))
                    .description("Refunds that failed and were not retried")
                    .register(registry);
            Gauge.builder("reissue.refunds.lag", gauges.of(() -> lagSeconds(refunds, clock)))
                    .description("Age of the oldest refund that has neither succeeded nor failed")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    private static double lagSeconds(RefundRepository refunds, Clock clock) {
        return refunds.findOldestOpen()
                .map(owedAt -> Duration.between(owedAt, clock.instant()).toMillis() / 1_000d)
                .orElse(0d);
    }
}
