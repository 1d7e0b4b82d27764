package org.reissue.cases.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.lifecycle.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes the table {@code deadline_reminder}: the deadlines to be announced when they near (R19). Does nothing unless
 * {@code reissue.policy.reminder-before} is set.
 */
@Repository
class ReminderRepository {

    private static final String PLAN = """
            insert into deadline_reminder (case_id, deadline_at)
            select case_id::uuid, instant(deadline_at)
            from unnest(?::text[], ?::bigint[]) as planned (case_id, deadline_at)
            order by 1 -- in the order of ids like every writer of reminders, so that no two wait for each other
            on conflict (case_id) do update set deadline_at = excluded.deadline_at
            """;

    private final JdbcClient jdbc;
    private final Policy policy;

    ReminderRepository(JdbcClient jdbc, Policy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /** Plans a reminder for each new deadline, in place of that of the case's previous deadline. */
    void plan(List<AppliedTransition> transitions) {
        if (policy.reminderBefore() == null) {
            return;
        }
        Map<UUID, AppliedTransition> last = new LinkedHashMap<>();
        transitions.stream()
                .filter(AppliedTransition::setsDeadline)
                .forEach(applied -> last.put(applied.before().subject().caseId(), applied));
        if (!last.isEmpty()) {
            UnnestArrays<AppliedTransition> rows = new UnnestArrays<>(List.copyOf(last.values()));
            jdbc.sql(PLAN)
                    .param(rows.texts(applied -> applied.before().subject().caseId()))
                    .param(rows.instants(AppliedTransition::deadlineAt))
                    .update();
        }
    }
}
