package org.reissue.feed.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.events.CloudEvent;
import org.reissue.feed.events.CloudEvents;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Sends a subscription its events. */
@Component
class WebhookSink implements SinkFactory {

    static final String KIND = "webhook";

    private final WebhookRepository table;
    private final CloudEvents events;
    private final WebhookClient client;
    private final WebhookProperties settings;
    private final Clock clock;
    private final Clock realTime;

    WebhookSink(
            WebhookRepository table,
            CloudEvents events,
            WebhookClient client,
            WebhookProperties settings,
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
    public Optional<EventSink> open(String follower) {
        return table.find(follower)
                .filter(webhook -> !webhook.paused())
                .map(webhook -> new ToEndpoint(webhook, settings, this));
    }

    private void send(WebhookSubscription webhook, List<StoredEvent> batch) throws DeliveryException {
        byte[] body = events.json(events.of(batch));
        // the same batch has the same id, however often it is sent
        String id = "%s.%d.%d"
                .formatted(
                        webhook.id(),
                        batch.get(0).position(),
                        batch.get(batch.size() - 1).position());
        long epochSecond = realTime.instant().getEpochSecond();
        String signature = WebhookSigner.of(
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

    private record ToEndpoint(WebhookSubscription webhook, WebhookProperties settings, WebhookSink sinkFactory)
            implements EventSink {

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
        public void deliver(List<StoredEvent> batch) throws DeliveryException {
            sinkFactory.send(webhook, batch);
        }
    }
}
