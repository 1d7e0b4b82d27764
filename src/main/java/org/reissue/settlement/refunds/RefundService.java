package org.reissue.settlement.refunds;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a refund once the payment system was asked for it (R10, R16). */
@Component
public class RefundService {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final RefundRepository table;
    private final CaseEventRepository history;
    private final Clock clock;

    RefundService(RefundRepository table, CaseEventRepository history, Clock clock) {
        this.table = table;
        this.history = history;
        this.clock = clock;
    }

    /** Those in that status, the longest owed first. */
    public Page<RefundResponse> find(Refund.Status status, Paging paging) {
        return table.find(status, paging);
    }

    /**
     * Takes in a result. One that was told before, of whatever attempt, changes nothing: so a late repeat of an earlier
     * attempt's failure does not end a later attempt.
     *
     * @return the refund as it is now
     * @throws Problem {@code not-found}; {@code contradicting-result} when another result is told and none is waited
     *     for
     */
    @Transactional
    public RefundResponse end(String id, RefundResultRequest result) {
        Payout refund = lock(id);
        if (table.knows(refund.id(), result)) {
            return RefundResponse.of(refund);
        }
        if (!RefundResponse.of(refund).is(Refund.Status.REQUESTED)) {
            throw new Problem(ProblemType.CONTRADICTING_RESULT);
        }
        Instant now = clock.instant();
        Payout ended = table.end(refund.id(), result.status().status(), now);
        table.remember(ended, result, now);
        history.append(List.of(ended.refund(result.status().event(), now, ActorKind.SYSTEM, null)));
        return RefundResponse.of(ended);
    }

    /**
     * Asks the payment system again, under the same id.
     *
     * @param opsId who of ops wants it
     * @return the refund as it is now
     * @throws Problem {@code not-found}; {@code contradicting-result} when it has not failed
     */
    @Transactional
    public RefundResponse retry(String id, String opsId) {
        Payout refund = lock(id);
        if (!RefundResponse.of(refund).is(Refund.Status.FAILED)) {
            throw new Problem(ProblemType.CONTRADICTING_RESULT);
        }
        Instant now = clock.instant();
        Payout requested = table.requestAgain(refund.id(), now);
        history.append(List.of(requested.refund(EventType.REFUND_REQUESTED, now, ActorKind.OPS, opsId)));
        return RefundResponse.of(requested);
    }

    private Payout lock(String id) {
        if (!CANONICAL.matcher(id).matches()) {
            throw Problem.notFound();
        }
        return table.lock(UUID.fromString(id)).orElseThrow(Problem::notFound);
    }
}
