package org.reissue.cases.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reissue.history.CaseEventRepository;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.settlement.PayoutService;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records applied transitions in the transaction that locked their cases: events, violations, payouts and reminders.
 */
@Repository
public class TransitionRecorder {

    private static final String UPDATE = """
            update reissue_case c
            set status = applied.status, deadline_at = instant(applied.deadline_at), version = applied.version,
                updated_at = instant(applied.at), ended_at = case when applied.ends then instant(applied.at) end,
                owing = c.owing or applied.owes, was_overdue = c.was_overdue or applied.overdue
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[],
                        ?::boolean[])
                 as applied (id, status, deadline_at, version, at, ends, owes, overdue)
            where c.id = applied.id::uuid
            """;

    private final JdbcClient jdbc;
    private final CaseEventRepository events;
    private final PayoutService payouts;
    private final ReminderRepository reminders;

    TransitionRecorder(
            JdbcClient jdbc, CaseEventRepository events, PayoutService payouts, ReminderRepository reminders) {
        this.jdbc = jdbc;
        this.events = events;
        this.payouts = payouts;
        this.reminders = reminders;
    }

    /** Records the transitions of cases that JPA writes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AppliedTransition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        events.append(transitions.stream().map(AppliedTransition::event).toList());
        payouts.recordViolations(
                present(transitions, AppliedTransition::violation).toList());
        payouts.recordPayouts(Stream.concat(
                        present(transitions, AppliedTransition::compensation),
                        present(transitions, AppliedTransition::refund))
                .toList());
        reminders.plan(transitions);
    }

    /**
     * Updates many cases, one transition each, and records the transitions, with one statement per table.
     *
     * @throws JdbcUpdateAffectedIncorrectNumberOfRowsException when a case does not exist
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void updateAndRecord(List<AppliedTransition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        UnnestArrays<AppliedTransition> rows = new UnnestArrays<>(transitions);
        int updated = jdbc.sql(UPDATE)
                .param(rows.texts(applied -> applied.before().subject().caseId()))
                .param(rows.texts(AppliedTransition::to))
                .param(rows.instants(AppliedTransition::deadlineAt))
                .param(rows.longs(AppliedTransition::version))
                .param(rows.instants(AppliedTransition::at))
                .param(rows.booleans(AppliedTransition::ends))
                .param(rows.booleans(AppliedTransition::owes))
                .param(rows.booleans(applied -> applied.transition().isOverdue()))
                .update();
        if (updated != transitions.size()) {
            throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(UPDATE, transitions.size(), updated);
        }
        record(transitions);
    }

    private static <T> Stream<T> present(
            List<AppliedTransition> transitions, Function<AppliedTransition, Optional<T>> consequence) {
        return transitions.stream().map(consequence).flatMap(Optional::stream);
    }
}
