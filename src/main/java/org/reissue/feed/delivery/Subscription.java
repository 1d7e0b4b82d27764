package org.reissue.feed.delivery;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;

/**
 * A reader of the event log with a position of its own: a webhook subscription, or Kafka. Only a locked subscription
 * may be changed ({@link SubscriptionRepository#findLockedByName}): its row is written as a whole, and must not undo
 * what the holder of the lease wrote meanwhile.
 */
@Entity
@Table(name = "feed_subscription")
public class Subscription {

    @Id
    private String name;

    private String kind;

    @Embedded
    private FeedCursor delivered;

    private boolean paused;
    private @Nullable UUID leaseHolder;
    private @Nullable Instant leaseUntil;

    /** The fencing token, see {@link Lease}. */
    private long term;

    private @Nullable Instant failingSince;
    private @Nullable String lastError;

    protected Subscription() {}

    /** A subscription whose events begin after the cursor. */
    public Subscription(String name, String kind, FeedCursor start) {
        this.name = name;
        this.kind = kind;
        this.delivered = start;
    }

    /** Stops deliveries. A delivery under way may still arrive, and is repeated after {@link #resume}. */
    public void pause() {
        paused = true;
        withdrawLease();
    }

    /** Resumes deliveries where they stopped. The time for which deliveries may fail begins anew. */
    public void resume() {
        if (paused) {
            paused = false;
            failingSince = null;
        }
    }

    /** Continues after another cursor. The time for which deliveries may fail begins anew. */
    public void replay(FeedCursor start) {
        delivered = start;
        failingSince = null;
        lastError = null;
        withdrawLease();
    }

    private void withdrawLease() {
        leaseHolder = null;
        leaseUntil = null;
        term++;
    }

    public String name() {
        return name;
    }

    /** The cursor up to which all events are delivered. */
    public FeedCursor delivered() {
        return delivered;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Why the last delivery failed; null if it succeeded. */
    public @Nullable String lastError() {
        return lastError;
    }
}
