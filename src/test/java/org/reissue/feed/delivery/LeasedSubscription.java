package org.reissue.feed.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A subscription that the running application does not serve, leased by instances that a test plays. */
final class LeasedSubscription {

    static final String KIND = "lease-test";

    static final DeliveryProperties PROPERTIES = new DeliveryProperties(
            Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

    final String name = "lease-" + UUID.randomUUID();
    private final JdbcClient jdbc;
    private final SubscriptionRepository subscriptions;
    private final TransactionTemplate transaction;

    LeasedSubscription(
            JdbcClient jdbc, SubscriptionRepository subscriptions, TransactionTemplate transaction, long position) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.transaction = transaction;
        subscriptions.addIfAbsent(name, KIND, position, 0);
    }

    /** As ops do. */
    void change(Consumer<Subscription> verb) {
        transaction.executeWithoutResult(
                status -> verb.accept(subscriptions.findLockedByName(name).orElseThrow()));
    }

    void remove() {
        jdbc.sql("delete from feed_subscription where name = ?").param(name).update();
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
