package org.reissue.feed.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reissue.history.EventPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One follower in this instance's hands, from taking it over to losing it: reads on from where it was, delivers, and
 * moves the position once what lies before it has arrived. At most one thread at a time is on it.
 */
class SubscriptionWorker {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionWorker.class);

    private final Lease lease;
    private final SinkFactory sinkFactory;
    private final Ride ride;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile boolean over;
    private volatile long position;
    private volatile Instant retryAt = Instant.MIN;
    private long saved;
    private int failures;

    SubscriptionWorker(Lease lease, SinkFactory sinkFactory, Ride ride) {
        this.lease = lease;
        this.sinkFactory = sinkFactory;
        this.ride = ride;
        this.position = lease.position();
        this.saved = lease.position();
    }

    Lease lease() {
        return lease;
    }

    /** Nothing more begins; a delivery under way goes on. */
    void end() {
        over = true;
    }

    boolean isBusy() {
        return busy.get();
    }

    /** Whether there is something to read, and time to. The caller that gets true runs {@link #run}. */
    boolean begins(long safePosition, Instant now) {
        return !over && position < safePosition && !retryAt.isAfter(now) && busy.compareAndSet(false, true);
    }

    void run() {
        try {
            Optional<EventSink> channel = open();
            while (channel.isPresent() && follow(channel.get())) {
                channel = open();
            }
            over = over || channel.isEmpty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("Follower {} could not go on; it is tried again", lease.name(), failure);
            wait(++failures);
        } finally {
            busy.set(false);
        }
    }

    /** Anew for each page, so that what ops change applies to the next one. */
    private Optional<EventSink> open() throws InterruptedException {
        return ride.atDatabase(() -> sinkFactory.open(lease.name()));
    }

    /** Saves how far it has come where nothing was there to deliver. */
    void save() {
        if (!over && busy.compareAndSet(false, true)) {
            try {
                if (position > saved) {
                    over = !ride.subscriptions().skipped(lease, position);
                    saved = position;
                }
            } finally {
                busy.set(false);
            }
        }
    }

    /** One page. @return whether to go on at once */
    private boolean follow(EventSink channel) throws InterruptedException {
        long safePosition = ride.safePosition().position();
        if (over || position >= safePosition || !ride.instances().isSurelyAlive()) {
            return false;
        }
        EventPage page =
                ride.atDatabase(() -> ride.log().read(position, safePosition, channel.filter(), channel.batchSize()));
        if (page.events().isEmpty()) {
            position = page.through();
            return true;
        }
        try {
            channel.deliver(page.events());
        } catch (DeliveryException failure) {
            failed(channel, failure);
            return false;
        }
        failures = 0;
        ride.metrics().delivered(lease.kind(), page.events().size());
        over = !ride.atDatabase(() -> ride.subscriptions().delivered(lease, page.through()));
        position = page.through();
        saved = position;
        return !over;
    }

    private void failed(EventSink channel, DeliveryException failure) {
        wait(++failures);
        ride.metrics().failed(lease.kind());
        if (failures == 1) {
            log.info("Delivery to {} failed and is tried again: {}", lease.name(), failure.getMessage());
        }
        Instant now = ride.clock().instant();
        Instant since = ride.subscriptions().failed(lease, now, failure.getMessage());
        if (since == null) {
            over = true;
        } else if (channel.pauseAfter() != null
                && !since.plus(channel.pauseAfter()).isAfter(now)) {
            over = true;
            ride.subscriptions().pause(lease.name());
            ride.metrics().pausedByItself(lease.kind());
            log.error("Follower {} is paused: it has failed since {}: {}", lease.name(), since, failure.getMessage());
        }
    }

    private void wait(int failed) {
        retryAt = ride.realTime().instant().plus(ride.settings().retryAfter(failed, Math.random()));
    }
}
