package org.reissue.local;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;

/**
 * One action in a sample case. Which components are used depends on the action.
 *
 * @param ago how long before the start
 * @param text the description, comment, explanation or opinion
 * @param refundFen the amount ruled, in fen; null for all that is left
 */
record SampleStep(
        Duration ago,
        Action action,
        @Nullable String text,
        List<String> evidence,
        @Nullable RejectionCode code,
        @Nullable String carrier,
        @Nullable Decision decision,
        @Nullable Blame blame,
        @Nullable Long refundFen) {

    SampleStep {
        evidence = evidence == null ? List.of() : evidence;
    }

    /** The action; the name also tells the actor where several actors may take the action. */
    enum Action {
        APPLY,
        MODIFY,
        ESCALATE,
        CANCEL,
        CONFIRM,
        BUYER_STATE,
        APPROVE,
        REJECT,
        SHIP,
        MERCHANT_STATE,
        MERCHANT_REMARK,
        CLAIM,
        RULE,
        OPS_REMARK,
        ACCEPTED,
        IN_TRANSIT,
        DELIVERED,
        REFUND_PAID,
        REFUND_FAILED
    }
}
