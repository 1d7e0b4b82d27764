package org.reissue.feed.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.events.CloudEvent;
import org.reissue.feed.events.CloudEvents;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/**
 * Sends events to the URL of one webhook subscription, signed.
 *
 * @param clock business time: how long the previous secret also signs
 * @param realTime when a call was made
 */
record WebhookSink(
        WebhookSubscription webhook,
        CloudEvents cloudEvents,
        WebhookClient client,
        WebhookProperties properties,
        Clock clock,
        Clock realTime)
        implements EventSink {

    @Override
    public EventFilter filter() {
        return new EventFilter(webhook.typesOrAll(), webhook.shopId());
    }

    @Override
    public int batchSize() {
        return properties.batchSize();
    }

    @Override
    public Duration pauseAfter() {
        return properties.pauseAfter();
    }

    @Override
    public void deliver(List<StoredEvent> events) throws DeliveryException {
        byte[] body = cloudEvents.json(cloudEvents.of(events));
        String messageId = messageId(events);
        long epochSecond = realTime.instant().getEpochSecond();
        String signature = WebhookSigner.sign(
                webhook.secretsAt(clock.instant()), messageId, epochSecond, new String(body, StandardCharsets.UTF_8));
        client.post(
                webhook.url(),
                Map.of(
                        "Content-Type",
                        CloudEvent.BATCH_CONTENT_TYPE,
                        "webhook-id",
                        messageId,
                        "webhook-timestamp",
                        String.valueOf(epochSecond),
                        "webhook-signature",
                        signature),
                body);
    }

    /** The same for the same events, however often they are sent. */
    private String messageId(List<StoredEvent> events) {
        long first = events.get(0).position();
        long last = events.get(events.size() - 1).position();
        return "%s.%d.%d".formatted(webhook.id(), first, last);
    }
}
