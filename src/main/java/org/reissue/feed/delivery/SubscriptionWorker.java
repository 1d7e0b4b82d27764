package org.reissue.feed.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reissue.history.EventPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one subscription's events while this instance holds the lease: reads on from the position, delivers, and
 * moves the position once the events have arrived. At most one thread at a time runs a worker.
 */
class SubscriptionWorker {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionWorker.class);

    private final Lease lease;
    private final SinkFactory sinks;
    private final DeliveryService delivery;
    private final DeliveryProperties properties;
    private final Clock realTime;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile boolean stopped;
    private volatile long position;
    private volatile Instant leaseUntil = Instant.MIN;
    private volatile Instant retryAt = Instant.MIN;
    private long savedPosition;

    /** The end of the last page that was sent, whether or not it is known to have arrived. */
    private long sentThrough;

    private int failures;

    SubscriptionWorker(
            Lease lease, SinkFactory sinks, DeliveryService delivery, DeliveryProperties properties, Clock realTime) {
        this.lease = lease;
        this.sinks = sinks;
        this.delivery = delivery;
        this.properties = properties;
        this.realTime = realTime;
        this.position = lease.start().position();
        this.savedPosition = lease.start().position();
    }

    Lease lease() {
        return lease;
    }

    /** @param until a moment of this instance's clock up to which no other instance can have taken the lease */
    void extendLease(Instant until) {
        leaseUntil = until;
    }

    /** Begins no further delivery. One that is under way goes on. */
    void stop() {
        stopped = true;
    }

    boolean isBusy() {
        return busy.get();
    }

    /** Claims the worker for the calling thread if there are events to read; the caller must then {@link #run} it. */
    boolean tryStart(long safePosition) {
        return position < safePosition && mayDeliver() && isRetryDue() && busy.compareAndSet(false, true);
    }

    /** Delivers until no events are left, a delivery fails or the lease is lost. */
    void run() {
        try {
            boolean more = true;
            while (more) {
                more = deliverNext();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("Delivery to subscription {} broke off and is retried", lease.name(), failure);
            retryLater();
        } finally {
            busy.set(false);
        }
    }

    /** Saves the position if events were passed over that the subscription does not want. */
    void savePosition() {
        if (!stopped && busy.compareAndSet(false, true)) {
            try {
                if (position > savedPosition) {
                    stopIf(!delivery.recordSkipped(lease, position));
                    savedPosition = position;
                }
            } finally {
                busy.set(false);
            }
        }
    }

    /** @return whether to go on at once */
    private boolean deliverNext() throws InterruptedException {
        long safePosition = delivery.safePosition();
        if (position >= safePosition || !mayDeliver()) {
            return false;
        }
        // opened for each page, so that changes by ops apply to the next one
        Optional<EventSink> sink = delivery.openSink(sinks, lease.name());
        if (sink.isEmpty()) {
            stop();
            return false;
        }
        // repeated with the same events and no others, so that a receiver recognises what it has seen
        EventPage page = delivery.read(sink.get(), position, sentThrough > position ? sentThrough : safePosition);
        if (delivery.isExpired(lease.start().movedTo(position))) {
            delivery.pauseAtDroppedEvents(lease); // before the stop, so that a failed pause is tried again
            stop();
            return false;
        }
        if (page.events().isEmpty()) {
            position = page.through();
            return true;
        }
        return deliver(page, sink.get());
    }

    private boolean deliver(EventPage page, EventSink sink) throws InterruptedException {
        sentThrough = page.through();
        try {
            delivery.deliver(lease, sink, page);
        } catch (DeliveryException failure) {
            retryLater();
            if (failures == 1) {
                log.info("Delivery to {} failed and is retried: {}", lease.name(), failure.getMessage());
            }
            stopIf(!delivery.recordFailure(lease, sink, failure));
            return false;
        }
        failures = 0;
        stopIf(!delivery.recordDelivered(lease, page));
        position = page.through();
        savedPosition = position;
        return true;
    }

    private boolean mayDeliver() {
        return !stopped && realTime.instant().isBefore(leaseUntil);
    }

    /** A time further away than any that is set was set by a clock that has been put back since. */
    private boolean isRetryDue() {
        Instant now = realTime.instant();
        return !retryAt.isAfter(now) || retryAt.isAfter(now.plus(properties.longestRetry()));
    }

    private void retryLater() {
        failures++;
        retryAt = realTime.instant().plus(properties.retryAfter(failures, Math.random()));
    }

    private void stopIf(boolean lost) {
        if (lost) {
            stop();
        }
    }
}
