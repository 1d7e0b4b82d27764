package org.reissue.feed.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * A delivery to a webhook subscription: a call, and the events that it carried.
 *
 * @param id grows with every delivery
 * @param firstEvent the position of the first event; null for a test event
 * @param lastEvent the position of the last event; null for a test event
 */
record WebhookDelivery(
        long id, @Nullable Long firstEvent, @Nullable Long lastEvent, int events, WebhookCall call) {

    boolean isTest() {
        return firstEvent == null;
    }

    WebhookDelivery withId(long newId) {
        return new WebhookDelivery(newId, firstEvent, lastEvent, events, call);
    }
}
