package org.reissue.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Effect;
import org.reissue.lifecycle.Rule;
import org.reissue.lifecycle.Transition;
import org.reissue.settlement.NewPayout;
import org.reissue.settlement.ShipmentOverdue;
import org.reissue.web.problem.Problem;

/**
 * A transition of the lifecycle table, applied to one case: the new status and deadline, the event, and the payouts and
 * violation that the transition causes.
 *
 * @param deadlineAt the deadline after the transition, in UTC, or null
 * @param details further facts in the event, for subscribers of the event feed
 * @param refundFen the refund, in fen; null unless the transition refunds
 */
public record AppliedTransition(
        CaseSnapshot before,
        Transition transition,
        CommandContext context,
        @Nullable Instant deadlineAt,
        Explanation explanation,
        Map<String, Object> details,
        @Nullable Long refundFen) {

    /** Applies a transition without explanation, details and refund; its window starts now. */
    public static AppliedTransition of(CaseSnapshot before, Transition transition, CommandContext context) {
        return new AppliedTransition(
                before,
                transition,
                context,
                transition.window().deadline(context.policy(), context.now(), before.shippedAt(), before.deadlineAt()),
                Explanation.NONE,
                Map.of(),
                null);
    }

    /**
     * Extends the running deadline of a case, for ops.
     *
     * @param by how much later the deadline falls
     * @throws Problem {@code invalid-transition} when no deadline is running
     */
    public static AppliedTransition extension(
            CaseSnapshot before, Duration by, String comment, CommandContext context) {
        return new AppliedTransition(
                before,
                context.transition(before.state(), Action.EXTEND),
                context,
                before.deadlineAt().plus(by),
                Explanation.of(comment),
                Map.of(),
                null);
    }

    AppliedTransition with(Explanation given) {
        return new AppliedTransition(before, transition, context, deadlineAt, given, details, refundFen);
    }

    /** Adds facts to the event of the transition. */
    public AppliedTransition with(Map<String, Object> facts) {
        return new AppliedTransition(before, transition, context, deadlineAt, explanation, facts, refundFen);
    }

    AppliedTransition refunding(@Nullable Long fen) {
        return new AppliedTransition(before, transition, context, deadlineAt, explanation, details, fen);
    }

    AppliedTransition rejecting(Rejection rejection) {
        return with(new Explanation(rejection.explanation(), rejection.evidence()))
                .with(Map.of("code", rejection.code()));
    }

    AppliedTransition ruling(Ruling ruling) {
        return with(Explanation.of(ruling.opinion())).with(ruling.details()).refunding(ruling.refundFen());
    }

    /** When the transition is recorded, in UTC. */
    public Instant at() {
        return context.now();
    }

    CaseStatus to() {
        return transition.to();
    }

    CaseState after() {
        return before.state().after(transition, context.policy());
    }

    long version() {
        return transition.changesCase() ? before.version() + 1 : before.version();
    }

    boolean ends() {
        return to().isTerminal();
    }

    CaseEvent event() {
        return new CaseEvent(
                before.subject(),
                transition.event(),
                at(),
                context.actor(),
                transition.from(),
                transition.to(),
                transition.rule(),
                deadlineAt,
                version(),
                details,
                explanation.comment(),
                explanation.evidence());
    }

    /** The violation of an overdue shipment, each time (R12). */
    Optional<ShipmentOverdue> violation() {
        CaseEvent.Subject subject = before.subject();
        return transition.isOverdue()
                ? Optional.of(new ShipmentOverdue(subject.caseId(), subject.shopId(), compensationFen(), at()))
                : Optional.empty();
    }

    /** The compensation owed to the buyer (R12); none when the policy sets it to 0 fen. */
    Optional<NewPayout> compensation() {
        return transition.effects().contains(Effect.COMPENSATION) && compensationFen() > 0
                ? Optional.of(
                        new NewPayout(NewPayout.Kind.COMPENSATION, before.subject(), Rule.R12, compensationFen(), at()))
                : Optional.empty();
    }

    /** The refund owed to the buyer (R10, R16). */
    Optional<NewPayout> refund() {
        return transition.refunds()
                ? Optional.of(
                        new NewPayout(NewPayout.Kind.REFUND, before.subject(), transition.rule(), refundFen, at()))
                : Optional.empty();
    }

    /** Whether a new deadline runs from then on; a deadline that was moved is a new one. */
    boolean setsDeadline() {
        return deadlineAt != null && (transition.moves() || !deadlineAt.equals(before.deadlineAt()));
    }

    private long compensationFen() {
        return context.policy().overdueCompensationFen();
    }

    boolean owes() {
        return compensation().isPresent() || refund().isPresent();
    }
}
