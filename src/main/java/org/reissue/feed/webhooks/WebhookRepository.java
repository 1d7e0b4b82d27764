package org.reissue.feed.webhooks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook}, read together with each subscription's row in {@code feed_subscription}. */
@Component
class WebhookRepository {

    private static final String SELECT = """
            select id, url, types, shop_id, secret, previous_secret, previous_until, position, missing, paused,
                   last_error
            from webhook join feed_subscription on name = id
            """;

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WebhookSubscription> findAll() {
        return jdbc.sql(SELECT + "order by created_at, id")
                .query((row, number) -> subscription(row))
                .list();
    }

    Optional<WebhookSubscription> findById(String id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query((row, number) -> subscription(row))
                .optional();
    }

    void insert(
            String id, String url, @Nullable List<String> types, @Nullable String shopId, String secret, Instant now) {
        jdbc.sql("insert into webhook (id, url, types, shop_id, secret, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        url,
                        types == null ? null : types.toArray(String[]::new),
                        shopId,
                        secret,
                        Timestamp.from(now))
                .update();
    }

    /** Stores a new secret. The current one also signs until the given moment. */
    void rotateSecret(String id, String secret, Instant previousUntil) {
        jdbc.sql("""
                        update webhook set secret = ?, previous_secret = secret, previous_until = ? where id = ?
                        """).params(secret, Timestamp.from(previousUntil), id).update();
    }

    private static WebhookSubscription subscription(ResultSet row) throws SQLException {
        Array types = row.getArray(3);
        Timestamp previousUntil = row.getTimestamp(7);
        return new WebhookSubscription(
                row.getString(1),
                row.getString(2),
                types == null ? null : List.of((String[]) types.getArray()),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                previousUntil == null ? null : previousUntil.toInstant(),
                new FeedCursor(row.getLong(8), row.getLong(9)),
                row.getBoolean(10),
                row.getString(11));
    }
}
