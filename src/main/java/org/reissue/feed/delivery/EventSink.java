package org.reissue.feed.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/**
 * The receiver of one subscription's events.
 *
 * @param filter the events that the receiver wants
 * @param batchSize how many events one delivery holds at most
 * @param pauseAfter for how long all deliveries may fail before the subscription is paused; null for any time
 */
public record EventSink(
        EventFilter filter, int batchSize, @Nullable Duration pauseAfter, Delivery delivery) {

    /** Takes events to the receiver. */
    public interface Delivery {

        /**
         * Delivers events, oldest first, and returns when they have arrived.
         *
         * @throws DeliveryException if they have not arrived, or that is unknown: they are then delivered again
         */
        void deliver(List<StoredEvent> events) throws DeliveryException, InterruptedException;
    }
}
