package org.reissue.settlement.refunds;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Payout;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the payment system for every refund that is due, through the log. Instances share the work and never ask for the
 * same refund.
 */
@Component
public class RefundRequestJob {

    private static final int BATCH_SIZE = 1_000;

    private final RefundRepository table;
    private final CaseEventRepository history;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefundRequestJob(
            RefundRepository table, CaseEventRepository history, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.history = history;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Asks until no more refunds are due.
     *
     * @return for how many it has asked
     */
    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.settlement.poll-interval}")
    public int drain() {
        int total = 0;
        int asked;
        do {
            asked = transaction.execute(status -> requestDue());
            total += asked;
        } while (asked > 0 && !Thread.currentThread().isInterrupted());
        return total;
    }

    private int requestDue() {
        Instant now = clock.instant();
        List<Payout> requested = table.requestDue(now, BATCH_SIZE);
        if (!requested.isEmpty()) {
            history.append(requested.stream()
                    .map(refund -> refund.refund(EventType.REFUND_REQUESTED, now, ActorKind.SYSTEM, null))
                    .toList());
        }
        return requested.size();
    }
}
