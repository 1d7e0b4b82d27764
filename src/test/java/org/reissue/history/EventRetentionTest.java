package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.scorecards.ScorecardFollower;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Retention of events. The cases here ended before 2002, so that the events of other tests stay. */
@ReissueTest
class EventRetentionTest {

    private static final Instant UNTIL = Instant.parse("2002-01-01T00:00:00Z");
    private static final Instant BEFORE = UNTIL.minus(Duration.ofDays(1));
    private static final Instant AFTER = UNTIL.plus(Duration.ofDays(1));

    @Autowired
    private EventRetentionJob retention;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private CaseEventRepository log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private EndedCaseJob endedCases;

    @Autowired
    private ScorecardFollower scorecards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RoundTrips roundTrips;

    /** Subscriptions in other tests must not seem to have missed events. */
    @AfterEach
    void reset_the_dropped_position() {
        jdbc.sql("update case_event_retention set dropped_through = 0").update();
    }

    @Test
    void drops_all_events_of_cases_that_ended_early_enough_and_no_others() {
        UUID ended = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        UUID endedRecently = UUID.randomUUID();
        UUID settledRecently = UUID.randomUUID();
        for (UUID caseId : List.of(ended, open, endedRecently, settledRecently)) {
            write(caseId, "reissue.applied", null, "PENDING_MERCHANT", BEFORE);
        }
        long last = write(ended, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", UNTIL);
        write(settledRecently, "reissue.refunded", "AWAITING_SHIPMENT", "REFUNDED", BEFORE);
        write(endedRecently, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", AFTER);
        write(settledRecently, "reissue.refund-succeeded", null, null, AFTER);

        readLog();
        assertThat(retention.dropUntil(UNTIL)).isEqualTo(1);
        assertThat(count(ended)).isZero();
        assertThat(count(open)).isEqualTo(1);
        assertThat(count(endedRecently)).isEqualTo(2);
        assertThat(count(settledRecently)).isEqualTo(3);
        assertThat(events.droppedThrough()).isEqualTo(last);
        assertThat(retention.dropUntil(UNTIL)).isZero();
        assertThat(events.droppedThrough()).isEqualTo(last);
    }

    @Test
    void drops_many_cases_in_batches() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(100));
        int cases = 2 * EventRetentionJob.BATCH + 1;
        jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, from_status, to_status, rule)
                        select gen_random_uuid(), 'reissue.cancelled', ?, 'SYSTEM', 'S-old', 'B-old', 'O-old', 'I-1',
                               'OTHER', 'PENDING_MERCHANT', 'CANCELLED', 'R6'
                        from generate_series(1, ?)
                        """).params(Timestamp.from(longAgo), cases).update();
        readLog();
        String drop = "select drop_ended_events(?, ?, ?)";
        List<String> trips =
                roundTrips.of(() -> assertThat(retention.dropUntil(longAgo)).isEqualTo(cases));
        assertThat(trips)
                .as("three batches, and one that finds none")
                .filteredOn(trip -> List.of(drop, "commit").contains(trip))
                .containsExactly(drop, "commit", drop, "commit", drop, "commit", drop, "commit");
        assertThat(retention.dropUntil(longAgo)).isZero();
    }

    @Test
    void a_reader_that_began_between_two_batches_is_told_of_the_second_too_although_its_events_are_earlier_ones() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(400));
        UUID endedLater = UUID.randomUUID();
        long start = write(endedLater, "reissue.applied", null, "PENDING_MERCHANT", longAgo);
        write(endedLater, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo.plusSeconds(1));
        long first = write(UUID.randomUUID(), "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo);
        long kept = write(UUID.randomUUID(), "reissue.applied", null, "PENDING_MERCHANT", AFTER);
        readLog();
        assertThat(retention.dropUntil(longAgo)).isEqualTo(1);
        long missing = events.droppedThrough();
        assertThat(missing).isEqualTo(first);

        assertThat(retention.dropUntil(longAgo.plusSeconds(1))).isEqualTo(1);
        assertThat(events.hasDropped(start, missing)).isTrue();
        assertThat(events.hasDropped(kept, missing)).as("has read as far").isFalse();
        assertThat(retention.dropUntil(longAgo.plusSeconds(1))).isZero();
        assertThat(events.hasDropped(start, events.droppedThrough()))
                .as("began after that")
                .isFalse();
    }

    @Test
    void a_reader_inside_the_service_that_has_read_what_is_dropped_is_told_nothing() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(500));
        write(UUID.randomUUID(), "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo.plusSeconds(1));
        write(UUID.randomUUID(), "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo);
        readLog();
        assertThat(retention.dropUntil(longAgo)).isEqualTo(1);
        assertThat(retention.dropUntil(longAgo.plusSeconds(1))).isEqualTo(1);

        assertThat(events.hasDropped(scorecards.position(), 0)).isFalse();
    }

    @Test
    void without_a_retention_setting_all_events_are_kept() {
        UUID ended = UUID.randomUUID();
        write(ended, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", BEFORE.minus(Duration.ofDays(200)));
        retention.drop();
        assertThat(count(ended)).isEqualTo(1);
        readLog();
        retention.dropUntil(BEFORE.minus(Duration.ofDays(199)));
    }

    @Test
    void events_that_the_service_itself_has_still_to_read_are_kept() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(300));
        readLog();
        write(UUID.randomUUID(), "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo);
        assertThat(retention.dropUntil(longAgo)).isZero();
        endedCases.count();
        assertThat(retention.dropUntil(longAgo)).as("not counted in scorecards").isZero();
        scorecards.drain();
        assertThat(retention.dropUntil(longAgo)).isEqualTo(1);
    }

    /** Both write to many events, each in an order of its own, so together they ended in a deadlock. */
    @Test
    void while_texts_of_events_are_erased_none_are_dropped() {
        Instant longAgo = BEFORE.minus(Duration.ofDays(600));
        UUID ended = UUID.randomUUID();
        write(ended, "reissue.cancelled", "PENDING_MERCHANT", "CANCELLED", longAgo);
        readLog();
        transaction.executeWithoutResult(status -> {
            log.erase(List.of(UUID.randomUUID()));
            assertThat(CompletableFuture.supplyAsync(() -> retention.dropUntil(longAgo))
                            .join())
                    .isZero();
        });
        assertThat(count(ended)).isEqualTo(1);
        assertThat(retention.dropUntil(longAgo)).isEqualTo(1);
    }

    /** Retention waits for the readers of the log inside the service. */
    private void readLog() {
        endedCases.count();
        scorecards.drain();
    }

    private long write(UUID caseId, String type, String from, String to, Instant at) {
        return jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, from_status, to_status, rule)
                        values (?, ?, ?, 'SYSTEM', 'S-old', 'B-old', 'O-old', 'I-1', 'OTHER', ?, ?, 'R6')
                        returning id
                        """)
                .params(caseId, type, Timestamp.from(at), from, to)
                .query(Long.class)
                .single();
    }

    private long count(UUID caseId) {
        return jdbc.sql("select count(*) from case_event where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }
}
