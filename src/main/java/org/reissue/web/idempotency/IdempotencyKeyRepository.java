package org.reissue.web.idempotency;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of idempotency keys. A key older than 7 days is as if never seen, whether or not it was deleted yet. */
@Component
class IdempotencyKeyRepository {

    static final Duration KEPT = Duration.ofDays(7);

    /** One row: that the key is taken now, or what was answered under it. None after a wait for the one who took it. */
    private static final String TAKE = """
            with taken as (
                insert into idempotency_key as kept (id, fingerprint, status, location, case_id, created_at)
                values (:id, :fingerprint, :status, :location, :caseId, :now)
                on conflict (id) do update
                set fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                    case_id = excluded.case_id, created_at = excluded.created_at, result = null
                where kept.created_at <= :oldest
                returning id)
            select false as taken, fingerprint, status, location, case_id, result
            from idempotency_key where id = :id and created_at > :oldest
            union all
            select true, null, null, null, null, null from taken
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the key within the running transaction, unless it is taken; waits for a transaction that holds it.
     *
     * @return what was answered under it; nothing when it is this transaction's now
     */
    Optional<Answer> take(byte[] id, byte[] fingerprint, StoredResponse receipt) {
        List<Optional<Answer>> seen = List.of();
        // whoever had to wait sees the answer in the next statement only
        while (seen.isEmpty()) {
            seen = jdbc.sql(TAKE)
                    .param("id", id)
                    .param("fingerprint", fingerprint)
                    .param("status", receipt.status())
                    .param("location", receipt.location())
                    .param("caseId", receipt.caseId())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("oldest", oldest())
                    .query((row, number) ->
                            row.getBoolean("taken") ? Optional.<Answer>empty() : Optional.of(answer(row)))
                    .list();
        }
        return seen.get(0);
    }

    void keepResult(byte[] id, String result) {
        jdbc.sql("update idempotency_key set result = ? where id = ?")
                .params(result, id)
                .update();
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from idempotency_key where created_at <= ?")
                .params(oldest())
                .update();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getBytes("fingerprint"),
                new StoredResponse(row.getInt("status"), row.getString("location"), row.getString("case_id")),
                row.getString("result"));
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    /** What was answered under a key; the result is null where it is a case, which is read anew. */
    record Answer(byte[] fingerprint, StoredResponse receipt, String result) {

        boolean isFor(byte[] other) {
            return MessageDigest.isEqual(fingerprint, other);
        }
    }
}
