package org.reissue.settlement.refunds;

import java.time.Clock;
import java.time.Duration;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Refund;
import org.springframework.stereotype.Component;

/** Publishes how many refunds ops have to look at, and how long the payment system has left one unanswered. */
@Component
class RefundMetrics {

    private final RefundRepository refunds;
    private final Clock clock;

    RefundMetrics(RefundRepository refunds, QueryGauges gauges, Clock clock) {
        this.refunds = refunds;
        this.clock = clock;
        gauges.register(
                "reissue.refunds.failed",
                "Refunds that failed and were not retried",
                () -> refunds.count(Refund.Status.FAILED));
        gauges.register(
                "reissue.refunds.lag",
                "Age of the oldest refund that has neither succeeded nor failed",
                "seconds",
                this::lagSeconds);
    }

    private double lagSeconds() {
        return refunds.findOldestOpen()
                .map(owedAt -> Duration.between(owedAt, clock.instant()).toMillis() / 1_000d)
                .orElse(0d);
    }
}
