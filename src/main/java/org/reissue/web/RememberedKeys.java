package org.reissue.web;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of idempotency keys. A key older than 7 days is as if never seen, whether or not it was deleted yet. */
@Component
class RememberedKeys {

    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    RememberedKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Answer> find(byte[] id) {
        return jdbc.sql("""
                        select fingerprint, status, location, case_id, result
                        from idempotency_key
                        where id = ? and created_at > ?
                        """)
                .params(id, oldest())
                .query((row, number) -> new Answer(
                        row.getBytes(1),
                        new Receipt(row.getInt(2), row.getString(3), row.getString(4)),
                        row.getString(5)))
                .optional();
    }

    /** Waits for a transaction that holds the key; false when the key is taken after that. */
    boolean insert(byte[] id, byte[] fingerprint, Receipt receipt) {
        return jdbc.sql("""
                        insert into idempotency_key as kept (id, fingerprint, status, location, case_id, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                        set fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
                            case_id = excluded.case_id, created_at = excluded.created_at, result = null
                        where kept.created_at <= ?
                        """)
                        .params(
                                id,
                                fingerprint,
                                receipt.status(),
                                receipt.location(),
                                receipt.caseId(),
                                present(),
                                oldest())
                        .update()
                == 1;
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

    private Timestamp present() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    /** What was answered under a key; the result is null where it is a case, which is read anew. */
    record Answer(byte[] fingerprint, Receipt receipt, String result) {

        boolean isFor(byte[] other) {
            return MessageDigest.isEqual(fingerprint, other);
        }
    }
}
