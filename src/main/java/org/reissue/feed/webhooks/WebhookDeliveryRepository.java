package org.reissue.feed.webhooks;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_delivery}: the last 100 deliveries of each subscription. */
@Repository
class WebhookDeliveryRepository {

    private static final String COLUMNS =
            "id, at, first_event is null as test, first_event, last_event, events, status, duration_millis, error";

    /** The deletion does not see the new row, so it leaves 99 others. */
    private static final String ADD = """
            with added as (
                insert into webhook_delivery (webhook_id, at, first_event, last_event, events, status, duration_millis,
                                              error)
                values (:webhook, :at, :first, :last, :events, :status, :duration, :error)
                returning %1$s
            ), trimmed as (
                delete from webhook_delivery
                where webhook_id = :webhook
                      and id <= (select id from webhook_delivery where webhook_id = :webhook
                                 order by id desc offset 99 limit 1)
            )
            select %1$s from added
            """.formatted(COLUMNS);

    private static final String FIND_NEWEST =
            "select " + COLUMNS + " from webhook_delivery where webhook_id = ? and id < ? order by id desc limit ?";

    private final JdbcClient jdbc;

    WebhookDeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a delivery in place of the 100th of the subscription.
     *
     * @param firstEvent the position of the first event; null for a test event
     * @param lastEvent the position of the last event; null for a test event
     */
    WebhookDeliveryResponse add(
            String webhookId, WebhookCall call, @Nullable Long firstEvent, @Nullable Long lastEvent, int events) {
        return jdbc.sql(ADD)
                .param("webhook", webhookId)
                .param("at", Timestamp.from(call.at()))
                .param("first", firstEvent)
                .param("last", lastEvent)
                .param("events", events)
                .param("status", call.status())
                .param("duration", call.duration().toMillis())
                .param("error", call.error())
                .query(WebhookDeliveryResponse.class)
                .single();
    }

    /** The deliveries of a subscription before one of them, the newest first. */
    List<WebhookDeliveryResponse> findNewest(String webhookId, long before, int limit) {
        return jdbc.sql(FIND_NEWEST)
                .params(webhookId, before, limit)
                .query(WebhookDeliveryResponse.class)
                .list();
    }

    /** The position of a delivery's first event; empty for a test event and for an unknown delivery. */
    Optional<Long> findFirstEvent(String webhookId, long id) {
        return jdbc.sql("""
                        select first_event from webhook_delivery
                        where webhook_id = ? and id = ? and first_event is not null
                        """).params(webhookId, id).query(Long.class).optional();
    }
}
