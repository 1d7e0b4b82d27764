package org.reissue.cases.timeouts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code case_quarantine}: cases whose deadline could not be fired, skipped by the sweep until their retry.
 */
@Repository
class QuarantineRepository {

    /** The next attempt follows after twice as long each time, up to 1,024 times as long, which is about 17 hours. */
    private static final String ADD = """
            insert into case_quarantine as q (case_id, attempts, retry_at, error) values (?, 1, ?, ?)
            on conflict (case_id) do update
            set attempts = q.attempts + 1, error = excluded.error,
                retry_at = excluded.retry_at + (power(2, least(q.attempts, 10)) - 1) * ?::interval
            where q.retry_at <= ? -- else another worker has failed at this attempt, and counted it
            """;

    private final JdbcClient jdbc;

    QuarantineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Excludes a case from the sweep, for longer each time. */
    void add(UUID id, Instant now, String error) {
        jdbc.sql(ADD)
                .param(id)
                .param(Timestamp.from(now.plus(QuarantinedCase.FIRST_DELAY)))
                .param(error)
                .param(QuarantinedCase.FIRST_DELAY.toString())
                .param(Timestamp.from(now))
                .update();
    }

    /** Removes cases whose deadline has been fired. */
    void remove(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from case_quarantine where case_id = any(?::uuid[])")
                .param(ids.toArray(UUID[]::new))
                .update();
    }

    Optional<QuarantinedCase> findLocked(UUID id) {
        return jdbc.sql("""
                        select case_id as id, attempts, retry_at, error from case_quarantine where case_id = ? for update
                        """).param(id).query(QuarantinedCase.class).optional();
    }

    /** Lets the sweep try a quarantined case again now. */
    QuarantinedCase retryNow(UUID id, Instant now) {
        return jdbc.sql("""
                        update case_quarantine set retry_at = ? where case_id = ?
                        returning case_id as id, attempts, retry_at, error
                        """)
                .params(Timestamp.from(now), id)
                .query(QuarantinedCase.class)
                .single();
    }

    /** The quarantined cases behind an id, in the order of their ids. */
    List<QuarantinedCase> find(UUID after, int limit) {
        return jdbc.sql("""
                        select case_id as id, attempts, retry_at, error from case_quarantine
                        where case_id > ? order by case_id limit ?
                        """).params(after, limit).query(QuarantinedCase.class).list();
    }

    /**
     * Removes the cases whose retry is due and whose deadline is not: another worker has fired it, or somebody has
     * moved it by hand. Rows that others have locked are left to the next call, as the sweep waits for no lock.
     */
    void removeNotDue(Instant now) {
        jdbc.sql("""
                        delete from case_quarantine where case_id in (
                            select q.case_id from case_quarantine q join reissue_case c on c.id = q.case_id
                            where q.retry_at <= :now and c.deadline_key > :now
                            for update of q skip locked)
                        """).param("now", Timestamp.from(now)).update();
    }

    /** The cases whose retry is due, the earliest first. */
    List<UUID> findRetries(Instant now, int limit) {
        return jdbc.sql("select case_id from case_quarantine where retry_at <= ? order by retry_at limit ?")
                .params(Timestamp.from(now), limit)
                .query(UUID.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from case_quarantine")
                .query(Long.class)
                .single();
    }
}
