package org.reissue.feed.delivery;

import java.time.Duration;
import java.util.List;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/** The way out for one follower. */
public interface EventSink {

    /** Which events it takes. */
    EventFilter filter();

    /** How many events it takes at once. */
    int batchSize();

    /** How long it may fail before it is paused; null: for ever. */
    Duration pauseAfter();

    /**
     * Delivers events, oldest first; returns when they have arrived.
     *
     * @throws DeliveryException when they have not, or it cannot be known; they are delivered again then
     */
    void deliver(List<StoredEvent> events) throws DeliveryException, InterruptedException;
}
