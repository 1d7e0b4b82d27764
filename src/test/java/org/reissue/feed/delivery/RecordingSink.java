package org.reissue.feed.delivery;

import static org.reissue.feed.delivery.LeasedSubscription.KIND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/** Keeps the types of the events that arrive, and does something while they do. */
record RecordingSink(Runnable duringDelivery, List<String> arrived) implements SinkFactory, EventSink {

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<EventSink> open(String subscription) {
        return Optional.of(this);
    }

    @Override
    public EventFilter filter() {
        return EventFilter.ALL;
    }

    @Override
    public int batchSize() {
        return 10;
    }

    @Override
    public Duration pauseAfter() {
        return null;
    }

    @Override
    public void deliver(List<StoredEvent> events) {
        events.forEach(event -> arrived.add(event.type()));
        duringDelivery.run();
    }
}
