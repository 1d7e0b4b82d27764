package org.reissue.feed.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.reissue.feed.events.FeedCursor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A subscription that the running application does not serve, leased by instances that a test plays. */
final class LeasedSubscription {

    static final String KIND = "lease-test";

    static final DeliveryProperties PROPERTIES = new DeliveryProperties(
            Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

    final String name = "lease-" + UUID.randomUUID();
    private final JdbcClient jdbc;

    LeasedSubscription(JdbcClient jdbc, SubscriptionRepository subscriptions, long position) {
        this.jdbc = jdbc;
        subscriptions.add(name, KIND, FeedCursor.at(position));
    }

    /** The leases as an instance of its own sees them. */
    LeaseRepository instance() {
        return new LeaseRepository(jdbc, PROPERTIES);
    }

    Lease acquire(LeaseRepository instance) {
        instance.acquire(List.of(KIND), 10);
        return instance.findHeld().stream()
                .filter(lease -> lease.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As if the holder had not renewed its lease for long enough. */
    void lapse() {
        jdbc.sql("update feed_subscription set lease_until = now() where name = ?")
                .param(name)
                .update();
    }

    long position() {
        return jdbc.sql("select position from feed_subscription where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
