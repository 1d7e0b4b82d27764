package org.reissue.console.session;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.jdbc.StoredInstant;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sessions. A row never changes: it is inserted at sign-in, and deleted at sign-out or after its end. */
@Repository
@ConditionalOnConsole
class SessionRepository {

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] id, Caller caller, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into console_session (id, scope, subject, shop_id, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        caller.scope().name(),
                        caller.subject(),
                        caller.shopId(),
                        Timestamp.from(now),
                        Timestamp.from(expiresAt))
                .update();
    }

    Optional<StoredSession> find(byte[] id) {
        return jdbc.sql("select scope, subject, shop_id, expires_at from console_session where id = ?")
                .param(id)
                .query((row, number) -> new StoredSession(
                        new ConsoleUser(new Caller(
                                Scope.valueOf(row.getString("scope")),
                                row.getString("subject"),
                                row.getString("shop_id"))),
                        StoredInstant.read(row, "expires_at")))
                .optional();
    }

    void delete(byte[] id) {
        jdbc.sql("delete from console_session where id = ?").param(id).update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("delete from console_session where expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
    }

    record StoredSession(ConsoleUser user, Instant expiresAt) {}
}
