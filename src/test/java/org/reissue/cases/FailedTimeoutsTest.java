package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines that cannot be fired: who sees their cases, and what is not a case's fault. */
@ReissueTest
class FailedTimeoutsTest {

    private static final String QUARANTINE = "/api/v1/ops/quarantine";

    private final Api api;
    private final TestClock clock;
    private final TimeoutSweep sweep;
    private final TimeoutService timeouts;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final BrokenCases broken;
    private final DataSource dataSource;

    @Autowired
    FailedTimeoutsTest(
            Api api,
            TestClock clock,
            TimeoutSweep sweep,
            TimeoutService timeouts,
            JdbcClient jdbc,
            SchemaOwner owner,
            DataSource dataSource) {
        this.api = api;
        this.clock = clock;
        this.sweep = sweep;
        this.timeouts = timeouts;
        this.jdbc = jdbc;
        this.owner = owner;
        this.broken = new BrokenCases(owner);
        this.dataSource = dataSource;
    }

    @Test
    void ops_see_a_quarantined_case_and_release_it() {
        Story story = applied(Story.fresh("S"));
        broken.corrupt(story);
        story.waitFor("PT48H");
        sweep.drain();
        Answer quarantined = api.ops("officer").get(QUARANTINE + "?limit=100").expect(200);
        assertThat(quarantined.texts("items", "id")).contains(story.id());
        Answer released = release(story.id()).expect(200);
        assertThat(released.text("id")).isEqualTo(story.id());
        assertThat(released.field("attempts").intValue()).isEqualTo(1);
        assertThat(released.text("retryAt")).isEqualTo(clock.instant().toString());
        assertThat(released.text("error")).isNotEmpty();
        Answer audit = api.ops("officer")
                .get("/api/v1/ops/audit?subject=" + story.id())
                .expect(200);
        assertThat(audit.texts("items", "action")).containsExactly("QUARANTINE_RELEASED");
        assertThat(audit.text("items.0.actor")).isEqualTo("officer");
        assertThat(audit.text("items.0.after.retryAt")).isEqualTo(released.text("retryAt"));

        sweep.drain();
        assertThat(release(story.id()).expect(200).field("attempts").intValue()).isEqualTo(2);
        broken.repair(story);
        sweep.drain();
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        release(story.id()).expect(404);
        release("nonsense").expect(404);
        story.merchant().get(QUARANTINE).expect(403);
    }

    @Test
    void a_case_that_has_nothing_to_fire_any_more_leaves_the_quarantine_at_its_retry() {
        Story fired = applied(Story.fresh("S"));
        fired.waitFor("PT48H");
        Story moved = applied(Story.fresh("S"));
        assertThat(fired.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        for (Story story : List.of(fired, moved)) {
            timeouts.quarantine(UUID.fromString(story.id()), new IllegalStateException("too late"));
        }
        sweep.drain();
        assertThat(api.ops("officer").get(QUARANTINE + "?limit=100").expect(200).texts("items", "id"))
                .as("until their retry")
                .contains(fired.id(), moved.id());

        release(moved.id()).expect(200);
        sweep.drain();
        release(moved.id()).expect(404);
        assertThat(moved.eventTypes()).containsExactly("reissue.applied");

        fired.waitFor("PT1M");
        sweep.drain();
        release(fired.id()).expect(404);
    }

    @Test
    void two_broken_cases_that_are_due_alone_are_both_quarantined() {
        sweep.drain();
        Story one = applied(Story.fresh("S"));
        Story other = applied(Story.fresh("S"));
        broken.corrupt(one);
        broken.corrupt(other);
        jdbc.sql("update reissue_case set deadline_at = ? where id in (?::uuid, ?::uuid)")
                .params(Timestamp.from(clock.instant()), one.id(), other.id())
                .update();

        sweep.drain();

        assertThat(api.ops("officer").get(QUARANTINE + "?limit=100").expect(200).texts("items", "id"))
                .contains(one.id(), other.id());
        broken.repair(one);
        broken.repair(other);
        one.waitFor("PT1M");
        sweep.drain();
        assertThat(other.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void a_quarantined_case_that_somebody_has_locked_keeps_no_other_from_being_fired() throws Exception {
        Story locked = applied(Story.fresh("S"));
        broken.corrupt(locked);
        locked.waitFor("PT48H");
        sweep.drain();
        Story healthy = applied(Story.fresh("S"));
        healthy.waitFor("PT48H");

        try (Connection operator = dataSource.getConnection()) {
            operator.setAutoCommit(false);
            try (PreparedStatement lock =
                    operator.prepareStatement("select from reissue_case where id = ?::uuid for update")) {
                lock.setString(1, locked.id());
                lock.executeQuery();
            }
            sweep.drain();
            operator.rollback();
        }

        assertThat(healthy.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
        broken.repair(locked);
        sweep.drain();
    }

    @Test
    void two_workers_that_fail_at_one_attempt_count_it_once() {
        Story story = applied(Story.fresh("S"));
        broken.corrupt(story);
        story.waitFor("PT48H");
        UUID id = UUID.fromString(story.id());

        timeouts.quarantine(id, new IllegalStateException("one"));
        Instant first = clock.instant();
        clock.advance(Duration.ofMillis(1));
        timeouts.quarantine(id, new IllegalStateException("the other"));
        assertQuarantined(story, 1, first.plus(Duration.ofMinutes(1)));

        story.waitFor("PT1M");
        timeouts.quarantine(id, new IllegalStateException("one"));
        Instant retry = clock.instant();
        clock.advance(Duration.ofMillis(1));
        timeouts.quarantine(id, new IllegalStateException("the other"));
        assertQuarantined(story, 2, retry.plus(Duration.ofMinutes(2)));
        broken.repair(story);
        sweep.drain();
    }

    @Test
    void a_fault_that_every_case_meets_quarantines_none() {
        sweep.drain(); // cases of other tests that owe nothing would not meet the fault
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 50, clock.instant());
        long before = quarantined();
        change("alter table payout rename column rule to renamed_rule");
        assertThat(catchThrowable(sweep::drain)).isNotNull();
        change("alter table payout rename column renamed_rule to rule");
        change("alter table case_event add constraint refuse_all check (shop_id <> '%s')".formatted(shop));
        assertThat(catchThrowable(sweep::drain)).hasMessageContaining("None of 8 cases");
        change("alter table case_event drop constraint refuse_all");
        assertThat(quarantined()).isEqualTo(before);

        sweep.drain();
        assertThat(jdbc.sql("select count(*) from case_event where shop_id = ?")
                        .param(shop)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(50);
    }

    private void assertQuarantined(Story story, int attempts, Instant retryAt) {
        Answer quarantined = api.ops("officer").get(QUARANTINE + "?limit=100").expect(200);
        int row = quarantined.texts("items", "id").indexOf(story.id());
        assertThat(quarantined.field("items." + row + ".attempts").intValue()).isEqualTo(attempts);
        assertThat(quarantined.text("items." + row + ".retryAt")).isEqualTo(retryAt.toString());
    }

    private Answer release(String id) {
        return api.ops("officer").post(QUARANTINE + "/" + id + "/release", null);
    }

    private long quarantined() {
        return jdbc.sql("select count(*) from case_quarantine")
                .query(Long.class)
                .single();
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }

    private void change(String sql) {
        owner.sql(sql).update();
    }
}
