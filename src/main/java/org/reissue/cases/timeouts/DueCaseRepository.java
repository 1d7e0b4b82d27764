package org.reissue.cases.timeouts;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases whose deadline has passed: picked narrow, never an entity at a time. */
@Repository
class DueCaseRepository {

    private static final String FACTS =
            "select " + DueCase.COLUMNS + " from reissue_case c left join case_quarantine s on s.case_id = c.id ";

    private static final String PICK = FACTS + """
            where c.deadline_key <= ? and (s.retry_at is null or s.retry_at <= ?)
            order by c.deadline_key
            limit ?
            for no key update of c skip locked
            """;

    private static final String PICK_THESE = FACTS + """
            where c.id = any(?::uuid[]) and c.deadline_key <= ?
            order by c.id
            for no key update of c
            """;

    /** 1 minute, then twice as long each time, up to about 17 hours. */
    private static final String QUARANTINE = """
            insert into case_quarantine as s (case_id, attempts, retry_at, error) values (?, 1, ?, ?)
            on conflict (case_id) do update
            set attempts = s.attempts + 1, error = excluded.error,
                retry_at = excluded.retry_at + (power(2, least(s.attempts, 10)) - 1) * ?::interval
            """;

    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    DueCaseRepository(JdbcClient jdbc) {
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

    /** The sweep passes the case by, for longer each time. */
    void quarantine(UUID id, Instant now, String error) {
        jdbc.sql(QUARANTINE)
                .param(id)
                .param(Timestamp.from(now.plus(FIRST_DELAY)))
                .param(error)
                .param(FIRST_DELAY.toString())
                .update();
    }

    void release(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from case_quarantine where case_id = any(?::uuid[])")
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    long countDue(Instant now) {
        return jdbc.sql("select count(*) from reissue_case where deadline_key <= ?")
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    long countQuarantined() {
        return jdbc.sql("select count(*) from case_quarantine")
                .query(Long.class)
                .single();
    }
}
