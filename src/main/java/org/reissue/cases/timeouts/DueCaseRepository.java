package org.reissue.cases.timeouts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseSnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Locks, finds and counts the cases whose deadline has passed. Where many are taken, cases that only a newer version
 * understands are left to that version; asked for by id, they cannot be fired.
 */
@Repository
class DueCaseRepository {

    private static final String SELECT =
            "select " + DueCase.COLUMNS + " from reissue_case c left join case_quarantine q on q.case_id = c.id ";

    private static final String LOCK_DUE = SELECT + """
            where c.deadline_key between ? and ? and q.case_id is null and %s
            order by c.deadline_key
            limit ?
            for no key update of c skip locked
            """.formatted(CaseSnapshot.IS_KNOWN);

    private static final String LOCK_DUE_BY_ID = SELECT + """
            where c.id = any(?::uuid[]) and c.deadline_key <= ?
            order by c.id
            for no key update of c
            """;

    private static final String LOCK_AVAILABLE_BY_ID = LOCK_DUE_BY_ID + "skip locked";

    private final JdbcClient jdbc;

    DueCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the cases that are due longest, skipping cases locked by others, quarantined cases, and cases that only a
     * newer version understands.
     *
     * @param from deadlines before are skipped
     */
    List<DueCase> lockDue(Instant from, Instant now, int limit) {
        return jdbc.sql(LOCK_DUE)
                .param(Timestamp.from(from))
                .param(Timestamp.from(now))
                .param(limit)
                .query(DueCase::from)
                .list();
    }

    /** Locks those of the given cases that are due, quarantined or not; waits for other transactions. */
    List<DueCase> lockDue(Instant now, Collection<UUID> ids) {
        return lockById(LOCK_DUE_BY_ID, now, ids);
    }

    /** Locks those of the given cases that are due, without waiting: those that others have locked are left out. */
    List<DueCase> lockAvailable(Instant now, Collection<UUID> ids) {
        return lockById(LOCK_AVAILABLE_BY_ID, now, ids);
    }

    private List<DueCase> lockById(String sql, Instant now, Collection<UUID> ids) {
        return jdbc.sql(sql)
                .param(ids.toArray(UUID[]::new))
                .param(Timestamp.from(now))
                .query(DueCase::from)
                .list();
    }

    /**
     * The cases that are due longest, without quarantined ones and those that only a newer version understands, and
     * without locking any.
     */
    List<UUID> findDue(@Nullable String shopId, Instant now, int limit) {
        return jdbc.sql("""
                        select id from reissue_case c
                        where deadline_key <= :now and (:shop::text is null or shop_id = :shop)
                              and not exists (select from case_quarantine q where q.case_id = c.id) and %s
                        order by deadline_key
                        limit :limit
                        """.formatted(CaseSnapshot.IS_KNOWN))
                .param("now", Timestamp.from(now))
                .param("shop", shopId)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** How far the sweep is behind, in one statement that reads the index alone: cases may be due by the million. */
    SweepState findSweepState(Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where q.case_id is null) as due,
                               min(c.deadline_key) filter (where q.case_id is null) as oldest,
                               count(q.case_id) as quarantined
                        from reissue_case c left join case_quarantine q on q.case_id = c.id
                        where c.deadline_key <= ?
                        """).param(Timestamp.from(now)).query(SweepState.class).single();
    }
}
