package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventFilter;
import org.reissue.history.SafePosition;
import org.reissue.history.StoredEvent;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances and one subscription: a lease is held by one, lapses by time, and fences off earlier holders. */
@ReissueTest
class LeaseTest {

    /** A kind that the running application does not serve. */
    private static final String KIND = "lease-test";

    private static final DeliveryProperties PROPERTIES = new DeliveryProperties(
            Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private DeliveryService delivery;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private SafePosition safePosition;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private final String name = "lease-" + UUID.randomUUID();
    private final TestClock instanceClock = new TestClock();
    private LeaseRepository first;
    private LeaseRepository second;

    @BeforeEach
    void two_instances() {
        first = new LeaseRepository(jdbc, PROPERTIES);
        second = new LeaseRepository(jdbc, PROPERTIES);
        subscriptions.add(name, KIND, FeedCursor.at(events.lastPosition()));
    }

    @AfterEach
    void remove_subscription() {
        subscriptions.remove(name);
    }

    @Test
    void a_lease_is_held_by_one_instance_until_it_lapses() {
        Lease lease = acquire(first);
        second.acquire(List.of(KIND), 10);
        assertThat(second.findHeld()).isEmpty();

        lapse();
        Lease later = acquire(second);
        assertThat(later.term()).isGreaterThan(lease.term());
        assertThat(first.findHeld()).isEmpty();
    }

    @Test
    void a_renewed_lease_does_not_lapse() {
        Lease lease = acquire(first);
        lapse();
        first.renew();
        second.acquire(List.of(KIND), 10);
        assertThat(second.findHeld()).isEmpty();
        assertThat(first.findHeld()).containsExactly(lease);
    }

    @Test
    void a_lease_that_another_instance_took_cannot_be_renewed() {
        acquire(first);
        lapse();
        Lease later = acquire(second);
        first.renew();
        first.acquire(List.of(KIND), 10);
        assertThat(first.findHeld()).isEmpty();
        assertThat(second.findHeld()).containsExactly(later);
    }

    @Test
    void a_released_lease_is_free_at_once() {
        acquire(first);
        first.release();
        assertThat(first.findHeld()).isEmpty();
        acquire(second);
    }

    @Test
    void no_more_leases_are_taken_at_once_than_asked_for() {
        String another = "lease-" + UUID.randomUUID();
        subscriptions.add(another, KIND, FeedCursor.at(0));
        try {
            first.acquire(List.of(KIND), 1);
            second.acquire(List.of(KIND), 1);
            assertThat(first.findHeld()).hasSize(1);
            assertThat(second.findHeld()).hasSize(1).doesNotContainAnyElementsOf(first.findHeld());
        } finally {
            subscriptions.remove(another);
        }
    }

    @Test
    void pausing_and_replaying_withdraw_the_lease() {
        Lease lease = acquire(first);
        subscriptions.replay(name, FeedCursor.at(0));
        assertThat(first.findHeld()).isEmpty();
        assertVoid(lease);

        Lease again = acquire(first);
        subscriptions.pause(name);
        assertThat(first.findHeld()).isEmpty();
        assertVoid(again);
        first.acquire(List.of(KIND), 10);
        assertThat(first.findHeld()).isEmpty();
    }

    @Test
    void writes_of_an_earlier_holder_are_void() {
        Lease lost = acquire(first);
        lapse();
        Lease current = acquire(second);
        assertVoid(lost);
        assertThat(subscriptions.saveDelivered(current, 99)).isTrue();
        assertThat(position()).isEqualTo(99);
    }

    @Test
    void what_a_hung_instance_was_delivering_when_it_lost_the_lease_is_delivered_again() {
        story_of_two_events();
        Lease lost = acquire(first);
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker hung = worker(
                lost,
                () -> {
                    lapse(); // it hangs in the middle of the delivery
                    acquire(second);
                },
                arrived);
        start(hung);
        assertThat(arrived).containsExactly("reissue.applied", "reissue.cancelled");
        assertThat(position()).isEqualTo(lost.start().position());
        assertThat(hung.tryStart(safePosition.positionNow())).isFalse();

        SubscriptionWorker successor = worker(second.findHeld().get(0), () -> {}, arrived);
        start(successor);
        assertThat(arrived)
                .containsExactly("reissue.applied", "reissue.cancelled", "reissue.applied", "reissue.cancelled");
        assertThat(position()).isGreaterThan(lost.start().position());
    }

    @Test
    void an_instance_that_could_not_renew_its_lease_in_time_begins_no_delivery() {
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker worker = worker(acquire(first), () -> {}, arrived);
        worker.extendLease(instanceClock.instant().plusSeconds(5));
        instanceClock.advance(Duration.ofSeconds(5));
        assertThat(worker.tryStart(safePosition.positionNow())).isFalse();

        worker.extendLease(instanceClock.instant().plusSeconds(5));
        start(worker);
        assertThat(arrived).hasSize(2);
    }

    @Test
    void only_events_dropped_after_a_subscription_began_pause_it() {
        long last = events.lastPosition();
        subscriptions.replay(name, new FeedCursor(last, last + 1_000));
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        try {
            dropThrough(last + 1_000);
            start(worker(acquire(first), () -> {}, arrived));
            assertThat(arrived).hasSize(2);

            story_of_two_events();
            dropThrough(last + 1_001);
            SubscriptionWorker worker = worker(first.findHeld().get(0), () -> {}, arrived);
            start(worker);
            assertThat(arrived).hasSize(2);
            assertThat(first.findHeld()).isEmpty();
            assertThat(jdbc.sql("select paused and last_error is not null from feed_subscription where name = ?")
                            .param(name)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        } finally {
            dropThrough(0);
        }
    }

    private void dropThrough(long position) {
        jdbc.sql("update case_event_retention set dropped_through = ?")
                .param(position)
                .update();
    }

    @Test
    void travelling_business_time_leaves_leases_alone() {
        Lease lease = acquire(first);
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

    @Test
    void a_lease_of_less_than_a_second_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryProperties(
                        Duration.ofMillis(100), Duration.ofMillis(999), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("lease-duration");
    }

    private Lease acquire(LeaseRepository instance) {
        instance.acquire(List.of(KIND), 10);
        return instance.findHeld().stream()
                .filter(lease -> lease.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As if the holder had not renewed its lease for long enough. */
    private void lapse() {
        jdbc.sql("update feed_subscription set lease_until = now() where name = ?")
                .param(name)
                .update();
    }

    private void assertVoid(Lease lost) {
        long before = position();
        assertThat(subscriptions.saveDelivered(lost, 99)).isFalse();
        assertThat(subscriptions.saveSkipped(lost, 99)).isFalse();
        assertThat(subscriptions.saveFailure(lost, Instant.EPOCH, "late")).isEmpty();
        assertThat(position()).isEqualTo(before);
        assertThat(jdbc.sql("select last_error is null and failing_since is null from feed_subscription where name = ?")
                        .param(name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private long position() {
        return jdbc.sql("select position from feed_subscription where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private void story_of_two_events() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
    }

    private SubscriptionWorker worker(Lease lease, Runnable duringDelivery, List<String> arrived) {
        SubscriptionWorker worker = new SubscriptionWorker(
                lease, new RecordingSink(duringDelivery, arrived), delivery, PROPERTIES, instanceClock);
        worker.extendLease(instanceClock.instant().plus(PROPERTIES.leaseDuration()));
        return worker;
    }

    private void start(SubscriptionWorker worker) {
        assertThat(worker.tryStart(safePosition.positionNow())).isTrue();
        worker.run();
    }

    private record RecordingSink(Runnable duringDelivery, List<String> arrived) implements SinkFactory, EventSink {

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
}
