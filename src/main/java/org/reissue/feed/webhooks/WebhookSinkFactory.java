package org.reissue.feed.webhooks;

import java.util.List;
import java.util.Optional;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.reissue.web.api.Texts;
import org.springframework.stereotype.Component;

/** Makes the sinks of webhook subscriptions, which send events to their URLs. */
@Component
class WebhookSinkFactory implements SinkFactory {

    private final WebhookRepository webhooks;
    private final CloudEventConverter cloudEvents;
    private final WebhookDeliveryService deliveries;
    private final WebhookProperties properties;

    WebhookSinkFactory(
            WebhookRepository webhooks,
            CloudEventConverter cloudEvents,
            WebhookDeliveryService deliveries,
            WebhookProperties properties) {
        this.webhooks = webhooks;
        this.cloudEvents = cloudEvents;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    @Override
    public String kind() {
        return WEBHOOK;
    }

    @Override
    public Optional<EventSink> open(String subscription) {
        return webhooks.findWebhookById(subscription)
                .filter(webhook -> !webhook.subscription().isPaused())
                .map(webhook -> new EventSink(
                        new EventFilter(Texts.orEmpty(webhook.types()), webhook.shopId()),
                        properties.batchSize(),
                        properties.pauseAfter(),
                        events -> deliver(webhook, events)));
    }

    private void deliver(WebhookSubscription webhook, List<StoredEvent> events) throws DeliveryException {
        WebhookCall call = deliveries.deliver(webhook, events, cloudEvents.of(events));
        if (call.error() != null) {
            throw new DeliveryException(call.error(), null);
        }
    }
}
