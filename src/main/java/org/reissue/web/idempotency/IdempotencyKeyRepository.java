package org.reissue.web.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.Batches;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of idempotency keys. A key older than 7 days counts as never seen, whether or not it was deleted yet. */
@Repository
class IdempotencyKeyRepository {

    static final Duration KEPT = Duration.ofDays(7);
    private static final int BATCH = 10_000;

    /** How long a call may work outside a transaction before its key counts as left behind by an instance that died. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

    private static final int ATTEMPTS = 5;

    /** One row: the key was taken now, or what was stored under it. Empty after waiting for a concurrent request. */
    private static final String TAKE = """
            with taken as (
                insert into idempotency_key as kept (id, fingerprint, case_id, created_at)
                values (:id, :fingerprint, :caseId, :now)
                on conflict (id) do update
                set fingerprint = excluded.fingerprint, case_id = excluded.case_id, created_at = excluded.created_at,
                    result = null
                where kept.created_at <= :oldest
                      or kept.case_id is null and kept.result is null and kept.created_at <= :abandoned
                returning id)
            select false as taken, fingerprint, case_id, result
            from idempotency_key
            where id = :id and created_at > :oldest
                  and (case_id is not null or result is not null or created_at > :abandoned)
            union all
            select true, null, null, null from taken
            """;

    private static final String DELETE_BATCH = """
            delete from idempotency_key where id = any(array(
                select id from idempotency_key where created_at <= ? order by created_at limit ?
                for update skip locked))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the key in the running transaction, unless it is taken; waits for a transaction that holds it.
     *
     * @return what was stored under it; empty when the key now belongs to this transaction
     * @throws Problem {@code busy} when concurrent requests with the key keep failing
     */
    Optional<StoredResponse> take(byte[] id, byte[] fingerprint, @Nullable String caseId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            List<Optional<StoredResponse>> found = jdbc.sql(TAKE)
                    .param("id", id)
                    .param("fingerprint", fingerprint)
                    .param("caseId", caseId)
                    .param("now", Timestamp.from(now))
                    .param("oldest", Timestamp.from(now.minus(KEPT)))
                    .param("abandoned", Timestamp.from(now.minus(ABANDONED_AFTER)))
                    .query((row, number) ->
                            row.getBoolean("taken") ? Optional.<StoredResponse>empty() : Optional.of(stored(row)))
                    .list();
            if (!found.isEmpty()) {
                return found.get(0);
            }
            // the statement waited for another transaction, whose row only a new statement sees
        }
        throw new Problem(ProblemType.BUSY);
    }

    boolean exists(byte[] id) {
        return jdbc.sql("select exists (select from idempotency_key where id = ? and created_at > ?)")
                .params(id, oldest())
                .query(Boolean.class)
                .single();
    }

    void storeResult(byte[] id, String result) {
        jdbc.sql("update idempotency_key set result = ? where id = ?")
                .params(result, id)
                .update();
    }

    /** Gives up a key that was taken in an earlier transaction. */
    void release(byte[] id) {
        jdbc.sql("delete from idempotency_key where id = ?").param(id).update();
    }

    /** Deletes keys that count as never seen, by batches. */
    void deleteOld() {
        Batches.doWhileMore(() -> jdbc.sql(DELETE_BATCH).params(oldest(), BATCH).update() == BATCH);
    }

    private static StoredResponse stored(ResultSet row) throws SQLException {
        return new StoredResponse(row.getBytes("fingerprint"), row.getString("case_id"), row.getString("result"));
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
