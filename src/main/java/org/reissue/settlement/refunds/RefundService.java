package org.reissue.settlement.refunds;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.api.Uuids;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists refunds, records the payment system's results, and retries failed refunds (R10, R16). */
@Service
public class RefundService {

    private final RefundRepository refunds;
    private final CaseEventRepository events;
    private final AuditService audit;
    private final Clock clock;

    RefundService(RefundRepository refunds, CaseEventRepository events, AuditService audit, Clock clock) {
        this.refunds = refunds;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The refunds in a status, the longest owed first. */
    public Page<RefundResponse> findByStatus(Refund.Status status, Paging paging) {
        return refunds.findByStatus(status, paging).map(RefundResponse::of);
    }

    /**
     * Records a result. One that was recorded before, for this or an earlier attempt, changes nothing: a late
     * repetition of an earlier attempt's failure must not end a later attempt.
     *
     * @param actor the payment system, for the audit log
     * @return the refund as it is now
     * @throws Problem {@code not-found}; {@code contradicting-result} if the result is new and does not count
     */
    @Transactional
    public RefundResponse recordResult(String actor, String id, RefundResultRequest result) {
        Payout refund = findLocked(id);
        if (refunds.existsResult(refund.id(), result)) {
            return RefundResponse.of(refund);
        }
        Refund.Status before = Refund.Status.valueOf(refund.status());
        if (refund.attempt() == 0 || !result.status().countsAfter(before)) {
            throw new Problem(ProblemType.CONTRADICTING_RESULT);
        }
        Instant now = clock.instant();
        refunds.saveResult(refund, result, now);
        // a success after another attempt's success: the buyer has the money already
        boolean ends = before != result.status().status();
        Payout after = ends ? refunds.markEnded(refund.id(), result.status(), now) : refund;
        if (ends) {
            events.append(List.of(after.refundEvent(result.status().event(), now, Actor.SYSTEM)));
        }
        audit.record(
                actor,
                AuditAction.REFUND_RESULT_RECORDED,
                id,
                Map.of("status", before),
                Map.of(
                        "status", after.status(),
                        "attempt", after.attempt(),
                        "amountFen", after.amountFen(),
                        "result", result));
        return RefundResponse.of(after);
    }

    /**
     * Requests a failed refund again from the payment system, under the same id.
     *
     * @param actor the member of ops who retries
     * @return the refund as it is now
     * @throws Problem {@code not-found}; {@code contradicting-result} if the refund has not failed
     */
    @Transactional
    public RefundResponse retry(String actor, String id) {
        Payout refund = findLocked(id);
        if (!refund.status().equals(Refund.Status.FAILED.name())) {
            throw new Problem(ProblemType.CONTRADICTING_RESULT);
        }
        Instant now = clock.instant();
        Payout requested = refunds.markRequested(refund.id(), now);
        events.append(List.of(requested.refundEvent(EventType.REFUND_REQUESTED, now, new Actor(ActorKind.OPS, actor))));
        audit.record(
                actor,
                AuditAction.REFUND_RETRIED,
                id,
                Map.of("status", refund.status(), "attempt", refund.attempt()),
                Map.of("status", requested.status(), "attempt", requested.attempt()));
        return RefundResponse.of(requested);
    }

    /** @throws Problem {@code service-unavailable} for a refund that only a newer version understands */
    private Payout findLocked(String id) {
        Payout refund = Uuids.parse(id).flatMap(refunds::findLocked).orElseThrow(Problem::notFound);
        if (!refund.isKnown()) {
            throw Problem.unavailable(new IllegalStateException("Only a newer version understands the refund"));
        }
        return refund;
    }
}
