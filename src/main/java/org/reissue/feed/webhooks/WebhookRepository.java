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
import org.reissue.jdbc.StoredInstant;
import org.reissue.privacy.ColumnCipher;
import org.reissue.privacy.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code webhook}, read together with each subscription's row in {@code feed_subscription}. Secrets are
 * encrypted.
 */
@Repository
class WebhookRepository {

    private static final String SELECT = """
            select id, url, types, shop_id, secret, previous_secret, previous_until, position, missing, paused,
                   last_error
            from webhook join feed_subscription on name = id
            """;

    private static final EncryptedColumn SECRET = new EncryptedColumn("webhook", "id", "secret");
    private static final EncryptedColumn PREVIOUS_SECRET = new EncryptedColumn("webhook", "id", "previous_secret");

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    WebhookRepository(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
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
                        cipher.encrypt(SECRET, id, secret),
                        Timestamp.from(now))
                .update();
    }

    /**
     * Stores a new secret of a locked subscription. The current one also signs until the given moment, if it can be
     * decrypted.
     */
    void rotateSecret(WebhookSubscription webhook, String secret, Instant previousUntil) {
        String id = webhook.id();
        byte[] previous = previousSecret(webhook);
        jdbc.sql("update webhook set secret = ?, previous_secret = ?, previous_until = ? where id = ?")
                .params(
                        cipher.encrypt(SECRET, id, secret),
                        previous,
                        previous == null ? null : Timestamp.from(previousUntil),
                        id)
                .update();
    }

    private byte @Nullable [] previousSecret(WebhookSubscription webhook) {
        try {
            return cipher.encrypt(
                    PREVIOUS_SECRET, webhook.id(), webhook.secret().get());
        } catch (IllegalStateException unreadable) {
            return null; // rotating is how a subscription gets rid of such a secret
        }
    }

    private WebhookSubscription subscription(ResultSet row) throws SQLException {
        Array types = row.getArray(3);
        String id = row.getString(1);
        byte[] secret = row.getBytes(5);
        byte[] previousSecret = row.getBytes(6);
        return new WebhookSubscription(
                id,
                row.getString(2),
                types == null ? null : List.of((String[]) types.getArray()),
                row.getString(4),
                () -> cipher.decrypt(SECRET, id, secret),
                previousSecret == null ? null : () -> cipher.decrypt(PREVIOUS_SECRET, id, previousSecret),
                StoredInstant.read(row, 7),
                new FeedCursor(row.getLong(8), row.getLong(9)),
                row.getBoolean(10),
                row.getString(11));
    }

    @Bean
    static EncryptedColumn webhookSecret() {
        return SECRET;
    }

    @Bean
    static EncryptedColumn previousWebhookSecret() {
        return PREVIOUS_SECRET;
    }
}
