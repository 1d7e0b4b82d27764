package org.reissue.feed.webhooks;

import java.time.Clock;
import java.util.Optional;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.events.CloudEvents;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes the sinks of webhook subscriptions. */
@Component
class WebhookSinkFactory implements SinkFactory {

    static final String KIND = "webhook";

    private final WebhookRepository webhooks;
    private final CloudEvents cloudEvents;
    private final WebhookClient client;
    private final WebhookProperties properties;
    private final Clock clock;
    private final Clock realTime;

    WebhookSinkFactory(
            WebhookRepository webhooks,
            CloudEvents cloudEvents,
            WebhookClient client,
            WebhookProperties properties,
            Clock clock,
            @Qualifier("realTime") Clock realTime) {
        this.webhooks = webhooks;
        this.cloudEvents = cloudEvents;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
        this.realTime = realTime;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<EventSink> open(String subscription) {
        return webhooks.findById(subscription)
                .filter(webhook -> !webhook.paused())
                .map(webhook -> new WebhookSink(webhook, cloudEvents, client, properties, clock, realTime));
    }
}
