package org.reissue.cases;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.reissue.history.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases whose deadline has passed: picked narrow, written back in bulk, never an entity at a time. */
@Component
class DueCases {

    private static final String FACTS = """
            select c.id, c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, c.status, c.scan_due, c.deadline_at,
                   c.shipped_at, c.paid_fen, c.version, s.case_id is not null as set_aside
            from reissue_case c left join case_set_aside s on s.case_id = c.id
            """;

    private static final String PICK = FACTS + """
            where c.deadline_at <= ? and (s.retry_at is null or s.retry_at <= ?)
            order by c.deadline_at
            limit ?
            for no key update of c skip locked
            """;

    private static final String PICK_THESE = FACTS + """
            where c.id = any(?::uuid[]) and c.deadline_at <= ?
            order by c.id
            for no key update of c
            """;

    private static final String WRITE = """
            update reissue_case c
            set status = step.status, deadline_at = instant(step.deadline_at), version = step.version,
                updated_at = instant(step.at), ended_at = instant(step.ended_at), owing = c.owing or step.owing::boolean
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                 as step (id, status, deadline_at, version, at, ended_at, owing)
            where c.id = step.id::uuid
            """;

    /** 1 minute, then twice as long each time, up to about 17 hours. */
    private static final String SET_ASIDE = """
            insert into case_set_aside as s (case_id, attempts, retry_at, error) values (?, 1, ?, ?)
            on conflict (case_id) do update
            set attempts = s.attempts + 1, error = excluded.error,
                retry_at = excluded.retry_at + (power(2, least(s.attempts, 10)) - 1) * ?::interval
            """;

    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    DueCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest due, locked; those that another transaction has in hand are passed by. */
    List<DueCase> pick(Instant now, int limit) {
        return jdbc.sql(PICK)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .param(limit)
                .query(DueCase::from)
                .list();
    }

    /** Those of the given cases that are due, locked; another transaction that has one in hand is waited for. */
    List<DueCase> pick(Instant now, Collection<UUID> ids) {
        return jdbc.sql(PICK_THESE)
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .param(Timestamp.from(now))
                .query(DueCase::from)
                .list();
    }

    void write(List<Step> steps) {
        Columns<Step> columns = new Columns<>(steps);
        jdbc.sql(WRITE)
                .param(columns.texts(step -> step.before().subject().caseId()))
                .param(columns.texts(Step::to))
                .param(columns.instants(Step::deadlineAt))
                .param(columns.longs(Step::version))
                .param(columns.instants(Step::at))
                .param(columns.instants(Step::endedAt))
                .param(columns.texts(Step::owes))
                .update();
    }

    /** The sweep passes the case by, for longer each time. */
    void setAside(UUID id, Instant now, String error) {
        jdbc.sql(SET_ASIDE)
                .param(id)
                .param(Timestamp.from(now.plus(FIRST_DELAY)))
                .param(error)
                .param(FIRST_DELAY.toString())
                .update();
    }

    void welcomeBack(List<UUID> ids) {
        jdbc.sql("delete from case_set_aside where case_id = any(?::uuid[])")
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    long countDue(Instant now) {
        return jdbc.sql("select count(*) from reissue_case where deadline_at <= ?")
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    long countSetAside() {
        return jdbc.sql("select count(*) from case_set_aside").query(Long.class).single();
    }
}
