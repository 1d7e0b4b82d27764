package org.reissue.settlement.refunds;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.reissue.history.CaseEventRepository;
import org.reissue.jdbc.Batches;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Payout;
import org.reissue.telemetry.Spans;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests every refund that is due from the payment system, which learns of it by the event feed. Instances share the
 * work and never request the same refund.
 */
@Component
public class RefundRequestJob {

    private static final int BATCH_SIZE = 1_000;

    private final RefundRepository refunds;
    private final CaseEventRepository events;
    private final Clock clock;
    private final Spans spans;
    private final TransactionTemplate transaction;

    RefundRequestJob(
            RefundRepository refunds,
            CaseEventRepository events,
            Clock clock,
            Spans spans,
            TransactionTemplate transaction) {
        this.refunds = refunds;
        this.events = events;
        this.clock = clock;
        this.spans = spans;
        this.transaction = transaction;
    }

    /**
     * Requests refunds until none is due.
     *
     * @return how many refunds were requested
     */
    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.settlement.poll-interval}")
    public int drain() {
        return Batches.drain(() -> spans.inBatch(
                "reissue.refunds.batch", () -> transaction.execute(status -> requestBatch()), Integer::intValue));
    }

    private int requestBatch() {
        Instant now = clock.instant();
        List<Payout> requested = refunds.markDueAsRequested(now, BATCH_SIZE);
        if (!requested.isEmpty()) {
            events.append(requested.stream()
                    .map(refund -> refund.refundEvent(EventType.REFUND_REQUESTED, now, Actor.SYSTEM))
                    .toList());
        }
        return requested.size();
    }
}
