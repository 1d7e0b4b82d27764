package org.reissue.cases.timeouts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.DeadlineKey;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Locks the planned reminders whose time has come, and removes them once they are announced (R19). */
@Repository
class NearDeadlineRepository {

    /**
     * The reminder is locked as well: another instance may have announced and removed it since the statement began.
     * Those of cases that only a newer version understands are left to that version, as what is locked here is removed.
     */
    private static final String LOCK_NEAR = """
            select %s, r.deadline_at as planned_for,
                   (select e.details ->> 'then' from case_event e
                    where e.case_id = c.id and e.type = ? and e.deadline_at = c.deadline_at
                    order by e.id desc limit 1) as announced
            from deadline_reminder r join reissue_case c on c.id = r.case_id
            where r.deadline_at <= ? and %s
            order by r.deadline_at
            limit ?
            for no key update of r, c skip locked
            """.formatted(CaseSnapshot.COLUMNS, CaseSnapshot.IS_KNOWN);

    /** One step of the walk through the open cases that have a deadline. */
    private static final String PLAN_MISSING = """
            with step as (
                select id, deadline_key from reissue_case
                where (deadline_key, id) > (?, ?) and deadline_key < %s
                order by deadline_key, id
                limit ?
            ), added as (
                -- in the order of ids like every writer of reminders, so that no two wait for each other
                insert into deadline_reminder (case_id, deadline_at) select id, deadline_key from step order by id
                on conflict (case_id) do update
                    set deadline_at = least(deadline_reminder.deadline_at, excluded.deadline_at)
            )
            select deadline_key as deadline_at, id as case_id from step order by deadline_key desc, id desc limit 1
            """.formatted(DeadlineKey.literal(DeadlineKey.NO_DEADLINE));

    private final JdbcClient jdbc;

    NearDeadlineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the reminders of deadlines up to an instant and their cases, skipping those that others have locked and
     * cases that only a newer version understands.
     */
    List<NearDeadline> lockNear(Instant until, int limit) {
        return jdbc.sql(LOCK_NEAR)
                .params(EventType.DEADLINE_NEAR.eventName(), Timestamp.from(until), limit)
                .query(NearDeadline::from)
                .list();
    }

    void remove(List<UUID> caseIds) {
        jdbc.sql("delete from deadline_reminder where case_id = any(?::uuid[])")
                .param(caseIds.toArray(UUID[]::new))
                .update();
    }

    /** Plans the reminders anew for the deadlines that their locked cases have now. */
    void planAnew(List<UUID> caseIds) {
        jdbc.sql("""
                        update deadline_reminder r set deadline_at = c.deadline_at from reissue_case c
                        where r.case_id = any(?::uuid[]) and c.id = r.case_id
                        """).param(caseIds.toArray(UUID[]::new)).update();
    }

    /**
     * Plans reminders for the next open cases. One that is planned already for an earlier deadline, which an instance
     * without reminders may have moved, stays: when its time comes it is planned anew.
     *
     * @return the last of these cases; empty at the end of the walk
     */
    Optional<Walked> planMissing(Walked after, int limit) {
        return jdbc.sql(PLAN_MISSING)
                .params(Timestamp.from(after.deadlineAt()), after.caseId(), limit)
                .query(Walked.class)
                .optional();
    }

    /** A place in the walk through open cases by deadline: behind this case. */
    record Walked(Instant deadlineAt, UUID caseId) {}
}
