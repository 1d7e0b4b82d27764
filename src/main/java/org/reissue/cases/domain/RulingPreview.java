package org.reissue.cases.domain;

import java.time.Instant;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.lifecycle.Transition;
import org.reissue.web.problem.Problem;

/**
 * What a ruling would do to a case (R16), if it were made now.
 *
 * @param refundFen the refund, in fen; null without one
 * @param refundableFen what is left to refund, in fen; null without a refund
 * @param deadlineAt the deadline that would run, in UTC, or null; with one, the merchant has to ship until then
 * @param then the outcome of its timeout, or null
 */
public record RulingPreview(
        Decision decision,
        CaseStatus to,
        @Nullable Long refundFen,
        @Nullable Long refundableFen,
        @Nullable Instant deadlineAt,
        @Nullable TimeoutOutcome then) {

    /**
     * The preview of a ruling, from the same row of the lifecycle table that the ruling would follow.
     *
     * @param given the amount to refund, in fen; null for all that is left to refund
     * @param refundable tells what is left to refund, in fen
     * @throws Problem {@code invalid-transition} when the actor may not rule, {@code not-eligible} when the amount
     *     exceeds what is left to refund
     */
    public static RulingPreview of(
            ReissueCase reissueCase,
            Decision decision,
            @Nullable Long given,
            ToLongFunction<OrderedItem> refundable,
            CommandContext context) {
        CaseState before = reissueCase.state();
        Transition transition = context.transition(before, Action.RULE, decision);
        Instant deadlineAt = transition.window().deadline(context.policy(), context.now(), null, null);
        TimeoutOutcome then = Lifecycle.timeout(before.after(transition, context.policy()))
                .map(Transition::timeoutOutcome)
                .orElse(null);
        if (!transition.refunds()) {
            return new RulingPreview(decision, transition.to(), null, null, deadlineAt, then);
        }
        long left = refundable.applyAsLong(reissueCase.item());
        return new RulingPreview(decision, transition.to(), Ruling.refundWithin(given, left), left, deadlineAt, then);
    }
}
