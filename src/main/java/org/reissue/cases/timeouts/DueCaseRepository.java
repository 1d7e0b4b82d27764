package org.reissue.cases.timeouts;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Locks the cases whose deadline has passed, and manages the quarantine of cases that cannot be fired. */
@Repository
class DueCaseRepository {

    private static final String SELECT =
            "select " + DueCase.COLUMNS + " from reissue_case c left join case_quarantine q on q.case_id = c.id ";

    private static final String LOCK_DUE = SELECT + """
            where c.deadline_key <= ? and (q.retry_at is null or q.retry_at <= ?)
            order by c.deadline_key
            limit ?
            for no key update of c skip locked
            """;

    private static final String LOCK_DUE_BY_ID = SELECT + """
            where c.id = any(?::uuid[]) and c.deadline_key <= ?
            order by c.id
            for no key update of c
            """;

    /** The next attempt follows after 1 minute, then after twice as long each time, up to about 17 hours. */
    private static final String QUARANTINE = """
            insert into case_quarantine as q (case_id, attempts, retry_at, error) values (?, 1, ?, ?)
            on conflict (case_id) do update
            set attempts = q.attempts + 1, error = excluded.error,
                retry_at = excluded.retry_at + (power(2, least(q.attempts, 10)) - 1) * ?::interval
            """;

    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    DueCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the cases that are due longest, skipping cases locked by others and quarantined cases before their retry.
     */
    List<DueCase> lockDue(Instant now, int limit) {
        return jdbc.sql(LOCK_DUE)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .param(limit)
                .query(DueCase::from)
                .list();
    }

    /** Locks those of the given cases that are due, quarantined or not; waits for other transactions. */
    List<DueCase> lockDue(Instant now, Collection<UUID> ids) {
        return jdbc.sql(LOCK_DUE_BY_ID)
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .param(Timestamp.from(now))
                .query(DueCase::from)
                .list();
    }

    /** Excludes a case from the sweep, for longer each time. */
    void quarantine(UUID id, Instant now, String error) {
        jdbc.sql(QUARANTINE)
                .param(id)
                .param(Timestamp.from(now.plus(FIRST_DELAY)))
                .param(error)
                .param(FIRST_DELAY.toString())
                .update();
    }

    /** Ends the quarantine of cases. */
    void release(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from case_quarantine where case_id = any(?::uuid[])")
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** The number of cases whose deadline has passed, quarantined ones included. */
    long countDue(Instant now) {
        return jdbc.sql("select count(*) from reissue_case where deadline_key <= ?")
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** The number of quarantined cases. */
    long countQuarantined() {
        return jdbc.sql("select count(*) from case_quarantine")
                .query(Long.class)
                .single();
    }
}
