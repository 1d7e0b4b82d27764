package org.reissue.settlement.refunds;

import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.Refund;
import org.springframework.stereotype.Component;

/** Publishes how many refunds ops have to look at, and how long the payment system has left one unanswered. */
@Component
class RefundMetrics {

    RefundMetrics(RefundRepository refunds, QueryGauges gauges) {
        gauges.register(
                "reissue.refunds.failed",
                "Refunds that failed and were not retried",
                () -> refunds.count(Refund.Status.FAILED));
        gauges.registerAge(
                "reissue.refunds.lag",
                "Age of the oldest refund that has neither succeeded nor failed",
                refunds::findOldestOpen);
    }
}
