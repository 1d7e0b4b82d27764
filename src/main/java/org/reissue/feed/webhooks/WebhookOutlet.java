package org.reissue.feed.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.feed.events.CloudEvent;
import org.reissue.feed.events.CloudEvents;
import org.reissue.feed.follow.Channel;
import org.reissue.feed.follow.DeliveryFailed;
import org.reissue.feed.follow.Outlet;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Sends a subscription its events. */
@Component
class WebhookOutlet implements Outlet {

    static final String KIND = "webhook";

    private final WebhookTable table;
    private final CloudEvents events;
    private final WebhookClient client;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Clock realTime;

    WebhookOutlet(
            WebhookTable table,
            CloudEvents events,
            WebhookClient client,
            WebhookSettings settings,
            Clock clock,
            @Qualifier("realTime") Clock realTime) {
        this.table = table;
        this.events = events;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.realTime = realTime;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Channel> open(String follower) {
        return table.find(follower)
                .filter(webhook -> !webhook.paused())
                .map(webhook -> new ToEndpoint(webhook, settings, this));
    }

    private void send(Webhook webhook, List<StoredEvent> batch) throws DeliveryFailed {
        byte[] body = events.json(events.of(batch));
        // the same batch has the same id, however often it is sent
        String id = "%s.%d.%d"
                .formatted(
                        webhook.id(),
                        batch.get(0).position(),
                        batch.get(batch.size() - 1).position());
        long epochSecond = realTime.instant().getEpochSecond();
        String signature = Signature.of(
                webhook.secretsAt(clock.instant()), id, epochSecond, new String(body, StandardCharsets.UTF_8));
        client.post(
                webhook.url(),
                Map.of(
                        "Content-Type",
                        CloudEvent.BATCH_CONTENT_TYPE,
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(epochSecond),
                        "webhook-signature",
                        signature),
                body);
    }

    private record ToEndpoint(Webhook webhook, WebhookSettings settings, WebhookOutlet outlet) implements Channel {

        @Override
        public EventFilter filter() {
            return new EventFilter(webhook.typesOrAll(), webhook.shopId());
        }

        @Override
        public int batchSize() {
            return settings.batchSize();
        }

        @Override
        public Duration pauseAfter() {
            return settings.pauseAfter();
        }

        @Override
        public void deliver(List<StoredEvent> batch) throws DeliveryFailed {
            outlet.send(webhook, batch);
        }
    }
}
