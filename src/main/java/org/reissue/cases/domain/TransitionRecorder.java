package org.reissue.cases.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reissue.history.CaseEventRepository;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.settlement.PayoutService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records transitions in the transaction that locked their cases: the events, and what is owed. */
@Component
public class TransitionRecorder {

    private static final String MOVE = """
            update reissue_case c
            set status = moved.status, deadline_at = instant(moved.deadline_at), version = moved.version,
                updated_at = instant(moved.at), ended_at = case when moved.ends then instant(moved.at) end,
                owing = c.owing or moved.owes
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[])
                 as moved (id, status, deadline_at, version, at, ends, owes)
            where c.id = moved.id::uuid
            """;

    private final JdbcClient jdbc;
    private final CaseEventRepository events;
    private final PayoutService payouts;

    TransitionRecorder(JdbcClient jdbc, CaseEventRepository events, PayoutService payouts) {
        this.jdbc = jdbc;
        this.events = events;
        this.payouts = payouts;
    }

    /** Appends the events and records what is owed. The cases themselves are written by JPA. */
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
    }

    /**
     * Moves many cases, one transition each, and records the transitions: one statement per table.
     *
     * @throws IllegalStateException when a case was not there to be moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(List<AppliedTransition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        UnnestArrays<AppliedTransition> rows = new UnnestArrays<>(transitions);
        int moved = jdbc.sql(MOVE)
                .param(rows.texts(one -> one.before().subject().caseId()))
                .param(rows.texts(AppliedTransition::to))
                .param(rows.instants(AppliedTransition::deadlineAt))
                .param(rows.longs(AppliedTransition::version))
                .param(rows.instants(AppliedTransition::at))
                .param(rows.booleans(AppliedTransition::ends))
                .param(rows.booleans(AppliedTransition::owes))
                .update();
        if (moved != transitions.size()) {
            throw new IllegalStateException("%d of %d cases moved".formatted(moved, transitions.size()));
        }
        record(transitions);
    }

    private static <T> Stream<T> present(
            List<AppliedTransition> transitions, Function<AppliedTransition, Optional<T>> owed) {
        return transitions.stream().map(owed).flatMap(Optional::stream);
    }
}
