package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reissue.feed.delivery.LeasedSubscription.KIND;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.CaseEventReader;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances and one subscription: a lease is held by one, lapses by time, and fences off earlier holders. */
@ReissueTest
class LeaseTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private DeliveryProgressRepository progress;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private TestClock clock;

    private LeasedSubscription subscription;
    private LeaseRepository first;
    private LeaseRepository second;

    @BeforeEach
    void two_instances() {
        subscription = new LeasedSubscription(jdbc, subscriptions, transaction, events.lastPosition());
        first = subscription.instance();
        second = subscription.instance();
    }

    @AfterEach
    void remove_subscription() {
        subscription.remove();
    }

    @Test
    void a_lease_is_held_by_one_instance_until_it_lapses() {
        Lease lease = subscription.acquire(first);
        second.acquire(List.of(KIND), 10);
        assertThat(second.findHeld()).isEmpty();

        subscription.lapse();
        Lease later = subscription.acquire(second);
        assertThat(later.term()).isGreaterThan(lease.term());
        assertThat(first.findHeld()).isEmpty();
    }

    @Test
    void a_renewed_lease_does_not_lapse() {
        Lease lease = subscription.acquire(first);
        subscription.lapse();
        first.renew();
        second.acquire(List.of(KIND), 10);
        assertThat(second.findHeld()).isEmpty();
        assertThat(first.findHeld()).containsExactly(lease);
    }

    @Test
    void a_lease_that_another_instance_took_cannot_be_renewed() {
        subscription.acquire(first);
        subscription.lapse();
        Lease later = subscription.acquire(second);
        first.renew();
        first.acquire(List.of(KIND), 10);
        assertThat(first.findHeld()).isEmpty();
        assertThat(second.findHeld()).containsExactly(later);
    }

    @Test
    void a_released_lease_is_free_at_once() {
        subscription.acquire(first);
        first.release();
        assertThat(first.findHeld()).isEmpty();
        subscription.acquire(second);
    }

    @Test
    void no_more_leases_are_taken_at_once_than_asked_for() {
        LeasedSubscription another = new LeasedSubscription(jdbc, subscriptions, transaction, 0);
        try {
            first.acquire(List.of(KIND), 1);
            second.acquire(List.of(KIND), 1);
            assertThat(first.findHeld()).hasSize(1);
            assertThat(second.findHeld()).hasSize(1).doesNotContainAnyElementsOf(first.findHeld());
        } finally {
            another.remove();
        }
    }

    @Test
    void pausing_and_replaying_withdraw_the_lease() {
        Lease lease = subscription.acquire(first);
        subscription.change(replayed -> replayed.replay(FeedCursor.at(0)));
        assertThat(first.findHeld()).isEmpty();
        assertVoid(lease);

        Lease again = subscription.acquire(first);
        subscription.change(Subscription::pause);
        assertThat(first.findHeld()).isEmpty();
        assertVoid(again);
        first.acquire(List.of(KIND), 10);
        assertThat(first.findHeld()).isEmpty();
    }

    @Test
    void pausing_waits_for_a_delivery_that_is_being_recorded_and_keeps_its_position() {
        Lease lease = subscription.acquire(first);
        CompletableFuture<Void> pausing = transaction.execute(status -> {
            assertThat(progress.saveDelivered(lease, 99)).isTrue();
            int session =
                    jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> subscription.change(Subscription::pause));
            await().until(() -> isWaitedFor(session));
            return waiting;
        });
        pausing.join();
        assertThat(subscription.position()).isEqualTo(99);
        assertThat(first.findHeld()).isEmpty();
        assertThat(progress.saveDelivered(lease, 100)).isFalse();
    }

    @Test
    void an_added_subscription_stays_as_it_is_when_it_is_added_again() {
        long position = subscription.position();
        subscriptions.addIfAbsent(subscription.name, KIND, position + 1, 0);
        assertThat(subscription.position()).isEqualTo(position);
    }

    @Test
    void writes_of_an_earlier_holder_are_void() {
        Lease lost = subscription.acquire(first);
        subscription.lapse();
        Lease current = subscription.acquire(second);
        assertVoid(lost);
        assertThat(progress.saveDelivered(current, 99)).isTrue();
        assertThat(subscription.position()).isEqualTo(99);
    }

    @Test
    void travelling_business_time_leaves_leases_alone() {
        Lease lease = subscription.acquire(first);
        Instant now = clock.instant();
        try {
            clock.advance(Duration.ofDays(30));
            second.acquire(List.of(KIND), 10);
            assertThat(second.findHeld()).isEmpty();
            assertThat(first.findHeld()).containsExactly(lease);
        } finally {
            clock.set(now);
        }
    }

    /** Whether somebody waits for a lock that the session of the database holds. */
    private boolean isWaitedFor(int session) {
        return jdbc.sql("select exists (select from pg_stat_activity where ? = any(pg_blocking_pids(pid)))")
                .param(session)
                .query(Boolean.class)
                .single();
    }

    private void assertVoid(Lease lost) {
        long before = subscription.position();
        assertThat(progress.saveDelivered(lost, 99)).isFalse();
        assertThat(progress.saveSkipped(lost, 99)).isFalse();
        assertThat(progress.saveFailure(lost, Instant.EPOCH, "late")).isEmpty();
        assertThat(subscription.position()).isEqualTo(before);
        assertThat(jdbc.sql("select last_error is null and failing_since is null from feed_subscription where name = ?")
                        .param(subscription.name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
