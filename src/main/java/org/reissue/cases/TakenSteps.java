package org.reissue.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reissue.history.Columns;
import org.reissue.history.History;
import org.reissue.settlement.Obligations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the steps that cases took: the case, its events, and what is owed. */
@Component
class TakenSteps {

    private static final String MOVE = """
            update reissue_case c
            set status = step.status, deadline_at = instant(step.deadline_at), version = step.version,
                updated_at = instant(step.at), ended_at = instant(step.ended_at), owing = c.owing or step.owing::boolean
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                 as step (id, status, deadline_at, version, at, ended_at, owing)
            where c.id = step.id::uuid
            """;

    private final JdbcClient jdbc;
    private final History history;
    private final Obligations obligations;
    private final TransactionTemplate transaction;

    TakenSteps(JdbcClient jdbc, History history, Obligations obligations, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.history = history;
        this.obligations = obligations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a command has done to one case, all or nothing; one statement where that is all it takes.
     *
     * @return whether the case was still as the command found it; else nothing is written
     */
    boolean write(ReissueCase changed) {
        List<Step> steps = changed.steps();
        if (steps.isEmpty()) {
            return true;
        }
        if (steps.size() == 1 && !steps.get(0).hasEffects()) {
            return writeFirst(changed, steps);
        }
        return Boolean.TRUE.equals(transaction.execute(running -> writeFirst(changed, steps) && writeRest(steps)));
    }

    private boolean writeFirst(ReissueCase changed, List<Step> steps) {
        Step first = steps.get(0);
        return history.append(CaseColumns.change(changed, first.before().version()), first.event());
    }

    private boolean writeRest(List<Step> steps) {
        if (steps.size() > 1) {
            history.append(
                    steps.subList(1, steps.size()).stream().map(Step::event).toList());
        }
        owe(steps);
        return true;
    }

    /** A step of each of many cases, in the transaction that has locked them; steps change where a case stands only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Step> steps) {
        Columns<Step> columns = new Columns<>(steps);
        jdbc.sql(MOVE)
                .param(columns.texts(step -> step.before().subject().caseId()))
                .param(columns.texts(Step::to))
                .param(columns.instants(Step::deadlineAt))
                .param(columns.longs(Step::version))
                .param(columns.instants(Step::at))
                .param(columns.instants(Step::endedAt))
                .param(columns.texts(Step::owes))
                .update();
        history.append(steps.stream().map(Step::event).toList());
        owe(steps);
    }

    private void owe(List<Step> steps) {
        obligations.blame(those(steps, Step::breach).toList());
        obligations.owe(Stream.concat(those(steps, Step::compensation), those(steps, Step::refund))
                .toList());
    }

    private static <T> Stream<T> those(List<Step> steps, Function<Step, Optional<T>> owed) {
        return steps.stream().map(owed).flatMap(Optional::stream);
    }
}
