package org.reissue.cases.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Effect;
import org.reissue.lifecycle.Rule;
import org.reissue.lifecycle.Transition;
import org.reissue.settlement.NewPayout;
import org.reissue.settlement.ShipmentOverdue;

/**
 * A row of the lifecycle table that one case took: how the case changes, its event, and what it owes.
 *
 * @param before the case until now
 * @param at when it is recorded, in UTC
 * @param deadlineAt the deadline from now on, in UTC, or null
 * @param details what the event adds for those who follow the log
 * @param refundFen what is refunded where the transition refunds, in fen
 * @param compensationFen what is owed where the transition compensates, in fen
 */
public record AppliedTransition(
        CaseSnapshot before,
        Transition transition,
        Actor actor,
        Instant at,
        Instant deadlineAt,
        Explanation explanation,
        Map<String, Object> details,
        long refundFen,
        long compensationFen) {

    /** A transition without words, whose window begins now. */
    public static AppliedTransition of(CaseSnapshot before, Transition transition, CommandContext context) {
        return of(before, transition, context, before.deadlineAt());
    }

    /**
     * The same where ops move the deadline.
     *
     * @param current the deadline that runs until now, or to which ops move it
     */
    static AppliedTransition of(CaseSnapshot before, Transition transition, CommandContext context, Instant current) {
        return new AppliedTransition(
                before,
                transition,
                context.actor(),
                context.now(),
                transition.window().deadline(context.policy(), context.now(), before.shippedAt(), current),
                Explanation.NONE,
                Map.of(),
                before.paidFen(),
                context.policy().overdueCompensationFen());
    }

    AppliedTransition with(Explanation said) {
        return new AppliedTransition(
                before, transition, actor, at, deadlineAt, said, details, refundFen, compensationFen);
    }

    public AppliedTransition with(Map<String, Object> added) {
        return new AppliedTransition(
                before, transition, actor, at, deadlineAt, explanation, added, refundFen, compensationFen);
    }

    AppliedTransition refunding(long fen) {
        return new AppliedTransition(
                before, transition, actor, at, deadlineAt, explanation, details, fen, compensationFen);
    }

    CaseStatus to() {
        return transition.to();
    }

    long version() {
        return transition.changesCase() ? before.version() + 1 : before.version();
    }

    /** Whether the case ends with it. */
    boolean ends() {
        return to().isTerminal();
    }

    CaseEvent event() {
        return new CaseEvent(
                before.subject(),
                transition.event(),
                at,
                actor.kind(),
                actor.id(),
                transition.from(),
                transition.to(),
                transition.rule(),
                deadlineAt,
                version(),
                details,
                explanation.comment(),
                explanation.evidence());
    }

    /** R12: an overdue shipment is a violation each time. */
    Optional<ShipmentOverdue> violation() {
        CaseEvent.Subject subject = before.subject();
        return has(Effect.VIOLATION)
                ? Optional.of(new ShipmentOverdue(subject.caseId(), subject.shopId(), compensationFen, at))
                : Optional.empty();
    }

    /** R12; a compensation of 0 fen, where the platform sets one, is not owed. */
    Optional<NewPayout> compensation() {
        return has(Effect.COMPENSATION) && compensationFen > 0
                ? Optional.of(
                        new NewPayout(NewPayout.Kind.COMPENSATION, before.subject(), Rule.R12, compensationFen, at))
                : Optional.empty();
    }

    /** R10, R16. */
    Optional<NewPayout> refund() {
        return has(Effect.REFUND)
                ? Optional.of(new NewPayout(NewPayout.Kind.REFUND, before.subject(), transition.rule(), refundFen, at))
                : Optional.empty();
    }

    /** Whether the case owes money because of it. */
    boolean owes() {
        return compensation().isPresent() || refund().isPresent();
    }

    private boolean has(Effect effect) {
        return transition.effects().contains(effect);
    }
}
