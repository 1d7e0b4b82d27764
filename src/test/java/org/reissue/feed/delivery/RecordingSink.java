package org.reissue.feed.delivery;

import static org.reissue.feed.delivery.LeasedSubscription.KIND;

import java.util.List;
import java.util.Optional;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;

/** Keeps the types of the events that arrive, and does something while they do. */
record RecordingSink(Runnable duringDelivery, List<String> arrived) implements SinkFactory {

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<EventSink> open(String subscription) {
        return Optional.of(new EventSink(EventFilter.ALL, 10, null, this::deliver));
    }

    private void deliver(List<StoredEvent> events) {
        events.forEach(event -> arrived.add(event.type()));
        duringDelivery.run();
    }
}
