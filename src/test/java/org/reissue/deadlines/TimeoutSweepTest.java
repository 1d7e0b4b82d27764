package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reissue.cases.timeouts.ReminderService;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sweep fires every due case once, like commands and reads do; a failing case does not affect the others. */
@ReissueTest
class TimeoutSweepTest {

    private final Api api;
    private final TestClock clock;
    private final TimeoutSweep sweep;
    private final ReminderService reminders;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final MeterRegistry meters;
    private final QueryGauges gauges;

    @Autowired
    TimeoutSweepTest(
            Api api,
            TestClock clock,
            TimeoutSweep sweep,
            ReminderService reminders,
            JdbcClient jdbc,
            SchemaOwner owner,
            MeterRegistry meters,
            QueryGauges gauges) {
        this.api = api;
        this.clock = clock;
        this.sweep = sweep;
        this.reminders = reminders;
        this.jdbc = jdbc;
        this.owner = owner;
        this.meters = meters;
        this.gauges = gauges;
    }

    @Test
    void the_sweep_fires_passed_deadlines_like_a_read() {
        Story story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.waitFor("PT48H");
        sweep.drain();
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
        story.waitFor("PT48H");
        sweep.drain();
        Answer refunded = story.read();
        assertThat(refunded.text("status")).isEqualTo("REFUNDED");
        assertThat(refunded.number("refund.amountFen")).isEqualTo(Story.PAID_FEN);
        assertThat(refunded.number("compensation.amountFen")).isEqualTo(300);
        assertThat(violations(story.shopId)).isEqualTo(1);
        assertThat(sweep.drain()).isZero();
    }

    @Test
    void unless_reminders_are_set_no_deadline_is_announced_and_none_is_noted() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        reminders.planMissing();
        story.waitFor("PT47H59M");
        sweep.drain();
        assertThat(story.eventTypes()).containsExactly("reissue.applied");
        assertThat(count("select count(*) from deadline_reminder where case_id = ?::uuid", story.id()))
                .isZero();
    }

    @Test
    void concurrent_workers_fire_each_due_case_once() throws Exception {
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 6_000, clock.instant());
        Concurrently.call(3, sweep::drain);
        // overdue cases with the reason NEVER_RECEIVED are refunded
        assertThat(statuses(shop))
                .isEqualTo(Map.of(
                        "AWAITING_SHIPMENT", 1_000L,
                        "REFUNDED", 334L,
                        "OVERDUE", 666L,
                        "CLOSED", 2_000L,
                        "COMPLETED", 2_000L));
        assertThat(eventsOf(shop)).isEqualTo(6_000);
        assertThat(count("select count(distinct case_id) from case_event where shop_id = ?", shop))
                .isEqualTo(6_000);
        assertThat(violations(shop)).isEqualTo(1_000);
        assertThat(count("select count(*) from payout where shop_id = ? and kind = 'COMPENSATION'", shop))
                .isEqualTo(1_000);
        assertThat(count("select count(*) from reissue_case where shop_id = ? and version <> 4", shop))
                .isZero();
        assertThat(count(
                        "select count(*) from reissue_case"
                                + " where shop_id = ? and (ended_at is null) <> (deadline_at is not null)",
                        shop))
                .isZero();
    }

    @Test
    void a_failing_case_is_quarantined_and_retried_later_while_the_others_fire() {
        String shop = Story.fresh("S");
        List<String> ids = DueCases.insert(jdbc, shop, 600, clock.instant());
        String failing = ids.get(333);
        corrupt(failing, 3);
        sweep.drain();
        assertThat(eventsOf(shop)).as("all but one fired").isEqualTo(599);
        assertThat(quarantineAttempts(failing)).isEqualTo(1);
        assertThat(gauge("quarantined")).isGreaterThanOrEqualTo(1);

        sweep.drain();
        assertThat(quarantineAttempts(failing))
                .as("no retry before the delay is over")
                .isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        sweep.drain();
        assertThat(quarantineAttempts(failing)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        sweep.drain();
        assertThat(quarantineAttempts(failing)).as("the delay doubles").isEqualTo(2);

        repair();
        clock.advance(Duration.ofMinutes(1));
        sweep.drain();
        assertThat(eventsOf(shop)).isEqualTo(600);
        assertThat(count("select count(*) from case_quarantine where case_id = ?::uuid", failing))
                .isZero();
    }

    @Test
    void a_case_that_cannot_be_fired_can_still_be_read() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        corrupt(story.id(), 1);
        try {
            story.waitFor("PT48H");
            assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
            assertThat(story.merchant()
                            .get("/api/v1/merchant/reissues")
                            .expect(200)
                            .texts("items", "id"))
                    .containsExactly(story.id());
        } finally {
            repair();
        }
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void fired_deadlines_and_their_lateness_are_measured() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.waitFor("PT47H59M");
        sweep.drain(); // what others left
        double before = fired();
        double latenessBefore = latenessInSeconds();
        story.waitFor("PT1M30S");
        assertThat(gauge("backlog")).isGreaterThanOrEqualTo(1);
        sweep.drain();
        assertThat(fired()).isGreaterThan(before);
        assertThat(latenessInSeconds() - latenessBefore).isGreaterThanOrEqualTo(30);
        assertThat(meters.get("reissue.deadlines.lateness")
                        .timer()
                        .takeSnapshot()
                        .histogramCounts())
                .as("the buckets of application.yaml")
                .hasSize(11);
        assertThat(gauge("backlog")).isZero();
    }

    private double fired() {
        return meters.get("reissue.deadlines.fired").tag("rule", "R6").counter().count();
    }

    private double gauge(String name) {
        gauges.refresh();
        return meters.get("reissue.deadlines." + name).gauge().value();
    }

    /** Of all deadlines fired so far, added up. */
    private double latenessInSeconds() {
        return meters.get("reissue.deadlines.lateness").timer().totalTime(TimeUnit.SECONDS);
    }

    /** Keeps the row of a case, which has that version, from changing. */
    private void corrupt(String id, int version) {
        owner.sql("alter table reissue_case add constraint fail_to_fire check (id <> '%s' or version = %d)"
                        .formatted(id, version))
                .update();
    }

    private void repair() {
        owner.sql("alter table reissue_case drop constraint fail_to_fire").update();
    }

    private int quarantineAttempts(String id) {
        return jdbc.sql("select attempts from case_quarantine where case_id = ?::uuid")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private long eventsOf(String shop) {
        return count("select count(*) from case_event where shop_id = ?", shop);
    }

    private long violations(String shop) {
        return count("select count(*) from violation where shop_id = ?", shop);
    }

    private Map<String, Long> statuses(String shop) {
        return jdbc
                .sql("select status, count(*) as cases from reissue_case where shop_id = ? group by status")
                .param(shop)
                .query((row, nr) -> Map.entry(row.getString("status"), row.getLong("cases")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long count(String query, String id) {
        return jdbc.sql(query).param(id).query(Long.class).single();
    }
}
