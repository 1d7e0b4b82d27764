package org.reissue.feed.webhooks;

import java.time.Clock;
import java.util.List;
import org.reissue.feed.delivery.DeliveryConnections;
import org.reissue.feed.events.CloudEvent;
import org.reissue.history.StoredEvent;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Remembers the last deliveries of each webhook subscription, shows them to ops, and sends test events. */
@Service
public class WebhookDeliveryService {

    private static final Logger log = LoggerFactory.getLogger(WebhookDeliveryService.class);

    private static final String LIST = "deliveries";

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookSender sender;
    private final DeliveryConnections connections;
    private final Clock clock;

    WebhookDeliveryService(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookSender sender,
            DeliveryConnections connections,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.connections = connections;
        this.clock = clock;
    }

    /** Sends events, oldest first, and remembers the delivery. A failure to remember it changes nothing else. */
    WebhookCall deliver(WebhookSubscription webhook, List<StoredEvent> events, List<CloudEvent> body) {
        long first = events.get(0).position();
        long last = events.get(events.size() - 1).position();
        // of the events alone, so that a message sent again has the id again
        WebhookCall call = sender.send(webhook, webhook.id() + "." + first + "." + last, body);
        try {
            connections.execute(() -> deliveries.add(webhook.id(), call, first, last, events.size()));
        } catch (RuntimeException failure) { // the subscription may be gone by now
            log.warn("A delivery to webhook {} is not remembered: {}", webhook.id(), failure.toString());
        }
        return call;
    }

    /**
     * Sends a test event at once, to a paused subscription too. Position, status and last error stay as they are. Must
     * not be called in a transaction: it waits for the receiver.
     *
     * @throws Problem {@code not-found} for an unknown subscription, also one that is deleted meanwhile
     */
    public WebhookDeliveryResponse test(String id) {
        WebhookSubscription webhook = webhooks.findWebhookById(id).orElseThrow(Problem::notFound);
        TestEvent event = TestEvent.of(id, clock.instant());
        WebhookCall call = sender.send(webhook, id + "." + event.id(), List.of(event));
        try {
            return deliveries.add(id, call, null, null, 1);
        } catch (DataIntegrityViolationException gone) { // the subscription was deleted meanwhile
            throw Problem.notFound();
        }
    }

    /**
     * The last deliveries, the newest first, one page at a time.
     *
     * @throws Problem {@code not-found} for an unknown subscription, {@code invalid-request} for a cursor of another
     *     list
     */
    public Page<WebhookDeliveryResponse> list(String id, Paging paging) {
        webhooks.findWebhookById(id).orElseThrow(Problem::notFound);
        long before = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<WebhookDeliveryResponse> found = deliveries.findNewest(id, before, paging.oneMore());
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.id()));
    }
}
