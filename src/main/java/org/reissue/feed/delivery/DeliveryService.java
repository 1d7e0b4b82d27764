package org.reissue.feed.delivery;

import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventPage;
import org.reissue.history.SafePosition;
import org.reissue.telemetry.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reads the events that workers deliver, and records the results of deliveries. */
@Service
class DeliveryService {

    private static final Logger log = LoggerFactory.getLogger(DeliveryService.class);

    private static final String EVENTS_DROPPED =
            "Events that were not delivered are no longer kept (reissue.feed.retention, reissue.retention.archive): replay"
                    + " from a later cursor";

    private final CaseEventReader events;
    private final SafePosition safePosition;
    private final DeliveryProgressRepository progress;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final DeliveryConnections database;
    private final Spans spans;

    /** @param clock business time: how long a subscription has been failing */
    DeliveryService(
            CaseEventReader events,
            SafePosition safePosition,
            DeliveryProgressRepository progress,
            DeliveryMetrics metrics,
            Clock clock,
            DeliveryConnections database,
            Spans spans) {
        this.events = events;
        this.safePosition = safePosition;
        this.progress = progress;
        this.metrics = metrics;
        this.clock = clock;
        this.database = database;
        this.spans = spans;
    }

    /** The position up to which events may be read. */
    long safePosition() {
        return safePosition.position();
    }

    /** The subscription's sink as it is configured now; empty if the subscription is gone or paused. */
    Optional<EventSink> openSink(SinkFactory sinks, String subscription) {
        return database.execute(() -> sinks.open(subscription));
    }

    /** The next events for the sink between the two positions. */
    EventPage read(EventSink sink, long after, long until) {
        return database.execute(() -> events.read(after, until, sink.filter(), sink.batchSize()));
    }

    /** Whether events after the cursor were dropped. Ask after reading, to notice those dropped meanwhile. */
    boolean isExpired(FeedCursor cursor) {
        return database.execute(() -> events.hasDropped(cursor.position(), cursor.missing()));
    }

    /** Pauses the subscription, so that it does not silently go on after events that it never delivered. */
    void pauseAtDroppedEvents(Lease lease) {
        if (database.execute(() -> progress.pauseWithError(lease, EVENTS_DROPPED))) {
            metrics.pausedByRetention(lease.kind()).increment();
            log.error("Subscription {} is paused: {}", lease.name(), EVENTS_DROPPED);
        }
    }

    /** Delivers events to the sink, in a span of their own. */
    void deliver(Lease lease, EventSink sink, EventPage page) throws DeliveryException, InterruptedException {
        Observation span = spans.of("reissue.delivery")
                .highCardinalityKeyValue("subscription", lease.name())
                .highCardinalityKeyValue("count", String.valueOf(page.events().size()))
                .start();
        Observation.Scope scope = span.openScope();
        Timer.Sample duration = Timer.start();
        try {
            sink.delivery().deliver(page.events());
        } catch (DeliveryException failure) {
            span.error(failure);
            throw failure;
        } finally {
            scope.close();
            span.stop();
            duration.stop(metrics.duration(lease.kind()));
        }
    }

    /** @return false if the lease is lost: the events will be delivered again */
    boolean recordDelivered(Lease lease, EventPage page) {
        metrics.delivered(lease.kind()).increment(page.events().size());
        return database.execute(() -> progress.saveDelivered(lease, page.through()));
    }

    /** @return false if the lease is lost */
    boolean recordSkipped(Lease lease, long position) {
        return database.execute(() -> progress.saveSkipped(lease, position));
    }

    /**
     * Records a failed delivery, and pauses the subscription if deliveries have failed for too long.
     *
     * @return false if the lease is lost, or withdrawn by pausing
     */
    boolean recordFailure(Lease lease, EventSink sink, DeliveryException failure) {
        metrics.failures(lease.kind()).increment();
        Instant now = clock.instant();
        Optional<Instant> failingSince = database.execute(() -> progress.saveFailure(lease, now, failure.getMessage()));
        boolean tooLong = failingSince.isPresent()
                && sink.pauseAfter() != null
                && !failingSince.get().plus(sink.pauseAfter()).isAfter(now);
        if (tooLong && database.execute(() -> progress.pauseWithError(lease, failure.getMessage()))) {
            metrics.pausedByFailure(lease.kind()).increment();
            log.error(
                    "Subscription {} is paused, its deliveries have failed since {}: {}",
                    lease.name(),
                    failingSince.get(),
                    failure.getMessage());
        }
        return failingSince.isPresent() && !tooLong;
    }
}
