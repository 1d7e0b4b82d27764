package org.reissue.cases.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Effect;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Rule;
import org.reissue.lifecycle.Transition;
import org.reissue.settlement.NewPayout;
import org.reissue.settlement.ShipmentOverdue;

/**
 * A row of the lifecycle table taken by one case: what it changes, what the log says of it and what it owes.
 *
 * @param before the case until now
 * @param deadlineAt the deadline from now on, or null
 * @param details what the event adds for those who follow the log
 * @param refundFen what is refunded where the row refunds, in fen
 * @param compensationFen what is owed where the row compensates, in fen
 */
public record AppliedTransition(
        CaseSnapshot before,
        Transition row,
        Actor party,
        Instant at,
        Instant deadlineAt,
        Explanation words,
        Map<String, Object> details,
        long refundFen,
        long compensationFen) {

    /** Silence has its consequence (R6, R9 to R12, R17). */
    public static AppliedTransition ofSilence(CaseSnapshot before, Transition row, Instant now, Policy policy) {
        return of(before, row, new CommandContext(Actor.SYSTEM, now, policy), before.deadlineAt());
    }

    /** The carrier has seen the parcel for the first time (R13). */
    public static AppliedTransition ofScan(
            CaseSnapshot before, Transition row, Map<String, Object> parcel, CommandContext turn) {
        return of(before, row, turn, before.deadlineAt()).adding(parcel);
    }

    /**
     * A step with nothing said.
     *
     * @param current the deadline that runs until now, or that ops moved it to
     */
    static AppliedTransition of(CaseSnapshot before, Transition row, CommandContext turn, Instant current) {
        return new AppliedTransition(
                before,
                row,
                turn.party(),
                turn.now(),
                row.window().deadline(turn.policy(), turn.now(), before.shippedAt(), current),
                Explanation.NONE,
                Map.of(),
                before.paidFen(),
                turn.policy().overdueCompensationFen());
    }

    AppliedTransition saying(Explanation said) {
        return new AppliedTransition(before, row, party, at, deadlineAt, said, details, refundFen, compensationFen);
    }

    AppliedTransition adding(Map<String, Object> added) {
        return new AppliedTransition(before, row, party, at, deadlineAt, words, added, refundFen, compensationFen);
    }

    AppliedTransition refunding(long fen) {
        return new AppliedTransition(before, row, party, at, deadlineAt, words, details, fen, compensationFen);
    }

    CaseStatus to() {
        return row.to();
    }

    long version() {
        return row.changesCase() ? before.version() + 1 : before.version();
    }

    /** Whether the case ends with it. */
    boolean ends() {
        return to().isTerminal();
    }

    CaseEvent event() {
        return new CaseEvent(
                before.subject(),
                row.event(),
                at,
                party.actor(),
                party.id(),
                row.from(),
                row.to(),
                row.rule(),
                deadlineAt,
                version(),
                details,
                words.comment(),
                words.evidence());
    }

    Optional<ShipmentOverdue> breach() {
        CaseEvent.Subject of = before.subject();
        return when(Effect.VIOLATION).map(step -> new ShipmentOverdue(of.caseId(), of.shopId(), compensationFen, at));
    }

    /** A compensation of nothing, where the platform sets one, is not owed. */
    Optional<NewPayout> compensation() {
        return when(Effect.COMPENSATION)
                .filter(step -> compensationFen > 0)
                .map(step ->
                        new NewPayout(NewPayout.Kind.COMPENSATION, before.subject(), Rule.R12, compensationFen, at));
    }

    Optional<NewPayout> refund() {
        return when(Effect.REFUND)
                .map(step -> new NewPayout(NewPayout.Kind.REFUND, before.subject(), row.rule(), refundFen, at));
    }

    /** Whether it makes the case owe money, unless it did before. */
    boolean owes() {
        return compensation().isPresent() || refund().isPresent();
    }

    /** Whether more follows from it than the case and its event. */
    boolean hasEffects() {
        return !row.effects().isEmpty();
    }

    private Optional<AppliedTransition> when(Effect effect) {
        return row.effects().contains(effect) ? Optional.of(this) : Optional.empty();
    }
}
