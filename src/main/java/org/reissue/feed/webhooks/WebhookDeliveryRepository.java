package org.reissue.feed.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_delivery}: the last 100 deliveries of each subscription. */
@Repository
class WebhookDeliveryRepository {

    /** The deletion does not see the new row, so it leaves 99 others. */
    private static final String ADD = """
            with added as (
                insert into webhook_delivery (webhook_id, at, first_event, last_event, events, status, duration_millis,
                                              error)
                values (:webhook, :at, :first, :last, :events, :status, :duration, :error)
                returning id
            ), trimmed as (
                delete from webhook_delivery
                where webhook_id = :webhook
                      and id <= (select id from webhook_delivery where webhook_id = :webhook
                                 order by id desc offset 99 limit 1)
            )
            select id from added
            """;

    private static final String SELECT = """
            select id, first_event, last_event, events, at, status, duration_millis, error from webhook_delivery
            """;

    private final JdbcClient jdbc;

    WebhookDeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a delivery, whatever its id, in place of the 100th of the subscription. */
    WebhookDelivery add(String webhookId, WebhookDelivery delivery) {
        WebhookCall call = delivery.call();
        long id = jdbc.sql(ADD)
                .param("webhook", webhookId)
                .param("at", Timestamp.from(call.at()))
                .param("first", delivery.firstEvent())
                .param("last", delivery.lastEvent())
                .param("events", delivery.events())
                .param("status", call.status())
                .param("duration", call.duration().toMillis())
                .param("error", call.error())
                .query(Long.class)
                .single();
        return delivery.withId(id);
    }

    /** The deliveries of a subscription before one of them, the newest first. */
    List<WebhookDelivery> findNewest(String webhookId, long before, int limit) {
        return jdbc.sql(SELECT + "where webhook_id = ? and id < ? order by id desc limit ?")
                .params(webhookId, before, limit)
                .query(WebhookDeliveryRepository::read)
                .list();
    }

    Optional<WebhookDelivery> find(String webhookId, long id) {
        return jdbc.sql(SELECT + "where webhook_id = ? and id = ?")
                .params(webhookId, id)
                .query(WebhookDeliveryRepository::read)
                .optional();
    }

    private static WebhookDelivery read(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getLong(1),
                row.getObject(2, Long.class),
                row.getObject(3, Long.class),
                row.getInt(4),
                new WebhookCall(
                        row.getTimestamp(5).toInstant(),
                        row.getObject(6, Integer.class),
                        Duration.ofMillis(row.getLong(7)),
                        row.getString(8)));
    }
}
