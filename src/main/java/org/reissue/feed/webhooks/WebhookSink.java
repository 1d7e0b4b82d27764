package org.reissue.feed.webhooks;

import java.time.Duration;
import java.util.List;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/** Sends events to the URL of one webhook subscription. */
record WebhookSink(
        WebhookSubscription webhook,
        CloudEventConverter cloudEvents,
        WebhookDeliveryService deliveries,
        WebhookProperties properties)
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
        WebhookCall call = deliveries.deliver(webhook, events, cloudEvents.of(events));
        if (call.error() != null) {
            throw new DeliveryException(call.error(), null);
        }
    }
}
