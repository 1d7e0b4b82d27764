package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.feed.delivery.LeasedSubscription.PROPERTIES;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An instance delivers while it holds the lease; what it had not finished then, the next holder delivers again. */
@ReissueTest
class SubscriptionWorkerTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private TransactionTemplate transaction;

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

    @Autowired
    private SchemaOwner owner;

    private final TestClock instanceClock = new TestClock();
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
    void what_a_hung_instance_was_delivering_when_it_lost_the_lease_is_delivered_again() {
        story_of_two_events();
        Lease lost = subscription.acquire(first);
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker hung = worker(
                lost,
                () -> {
                    subscription.lapse(); // it hangs in the middle of the delivery
                    subscription.acquire(second);
                },
                arrived);
        start(hung);
        assertThat(arrived).containsExactly("reissue.applied", "reissue.cancelled");
        assertThat(subscription.position()).isEqualTo(lost.start().position());
        assertThat(hung.tryStart(safePosition.positionNow())).isFalse();

        SubscriptionWorker successor = worker(second.findHeld().get(0), () -> {}, arrived);
        start(successor);
        assertThat(arrived)
                .containsExactly("reissue.applied", "reissue.cancelled", "reissue.applied", "reissue.cancelled");
        assertThat(subscription.position()).isGreaterThan(lost.start().position());
    }

    @Test
    void an_instance_that_could_not_renew_its_lease_in_time_begins_no_delivery() {
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker worker = worker(subscription.acquire(first), () -> {}, arrived);
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
        subscription.change(replayed -> replayed.replay(new FeedCursor(last, last + 1_000)));
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        try {
            dropThrough(last + 1_000);
            start(worker(subscription.acquire(first), () -> {}, arrived));
            assertThat(arrived).hasSize(2);

            story_of_two_events();
            dropThrough(last + 1_001);
            SubscriptionWorker worker = worker(first.findHeld().get(0), () -> {}, arrived);
            start(worker);
            assertThat(arrived).hasSize(2);
            assertThat(first.findHeld()).isEmpty();
            assertThat(isPausedWithError()).isTrue();
        } finally {
            dropThrough(0);
        }
    }

    @Test
    void a_subscription_that_could_not_be_paused_at_dropped_events_is_paused_later() {
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker worker = worker(subscription.acquire(first), () -> {}, arrived);
        try {
            dropThrough(events.lastPosition());
            refuse("new.paused");
            start(worker);
            assertThat(isPausedWithError()).isFalse();

            allowAll();
            instanceClock.advance(Duration.ofSeconds(5));
            start(worker);
            assertThat(isPausedWithError()).isTrue();
            assertThat(arrived).isEmpty();
        } finally {
            allowAll();
            dropThrough(0);
        }
    }

    @Test
    void what_arrived_without_being_recorded_is_delivered_again_with_no_other_events() {
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker worker = worker(subscription.acquire(first), () -> arrived.add("|"), arrived);
        try {
            refuse("new.position > old.position");
            start(worker);
        } finally {
            allowAll();
        }
        story_of_two_events();
        instanceClock.advance(Duration.ofSeconds(5));
        start(worker);
        String two = "reissue.applied reissue.cancelled |";
        assertThat(String.join(" ", arrived)).isEqualTo(String.join(" ", two, two, two));
    }

    @Test
    void a_clock_that_is_put_back_delays_no_retry() {
        story_of_two_events();
        List<String> arrived = new ArrayList<>();
        SubscriptionWorker worker = worker(
                subscription.acquire(first),
                () -> {
                    throw new IllegalStateException("no answer");
                },
                arrived);
        start(worker);
        assertThat(worker.tryStart(safePosition.positionNow())).isFalse();
        instanceClock.advance(Duration.ofHours(-2));
        start(worker);
        assertThat(arrived).hasSize(4);
    }

    private void refuse(String update) {
        owner.sql("""
                        create function refuse_update() returns trigger language plpgsql as $$
                        begin
                            raise exception 'no' using errcode = 'disk_full';
                        end
                        $$""").update();
        owner.sql("""
                        create trigger refused before update on feed_subscription for each row
                        when (%s and old.name = '%s') execute function refuse_update()
                        """.formatted(update, subscription.name)).update();
    }

    private void allowAll() {
        owner.sql("drop function if exists refuse_update() cascade").update();
    }

    private boolean isPausedWithError() {
        return jdbc.sql("select paused and last_error is not null from feed_subscription where name = ?")
                .param(subscription.name)
                .query(Boolean.class)
                .single();
    }

    private void dropThrough(long position) {
        jdbc.sql("update case_event_retention set dropped_through = ?")
                .param(position)
                .update();
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
}
