package org.reissue.cases;

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
record Step(
        CaseFacts before,
        Transition row,
        Party party,
        Instant at,
        Instant deadlineAt,
        Words words,
        Map<String, Object> details,
        long refundFen,
        long compensationFen) {

    /** Silence has its consequence (R6, R9 to R12, R17). */
    static Step ofSilence(CaseFacts before, Transition row, Instant now, Policy policy) {
        return of(before, row, new Turn(Party.SYSTEM, now, policy), before.deadlineAt());
    }

    /** The carrier has seen the parcel for the first time (R13). */
    static Step ofScan(CaseFacts before, Transition row, Map<String, Object> parcel, Turn turn) {
        return of(before, row, turn, before.deadlineAt()).adding(parcel);
    }

    /**
     * A step with nothing said.
     *
     * @param current the deadline that runs until now, or that ops moved it to
     */
    static Step of(CaseFacts before, Transition row, Turn turn, Instant current) {
        return new Step(
                before,
                row,
                turn.party(),
                turn.now(),
                row.window().deadline(turn.policy(), turn.now(), before.shippedAt(), current),
                Words.NONE,
                Map.of(),
                before.paidFen(),
                turn.policy().overdueCompensationFen());
    }

    Step saying(Words said) {
        return new Step(before, row, party, at, deadlineAt, said, details, refundFen, compensationFen);
    }

    Step adding(Map<String, Object> added) {
        return new Step(before, row, party, at, deadlineAt, words, added, refundFen, compensationFen);
    }

    Step refunding(long fen) {
        return new Step(before, row, party, at, deadlineAt, words, details, fen, compensationFen);
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

    private Optional<Step> when(Effect effect) {
        return row.effects().contains(effect) ? Optional.of(this) : Optional.empty();
    }
}
