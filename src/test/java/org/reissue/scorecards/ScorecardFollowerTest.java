package org.reissue.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Paging;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the scorecards are kept up: with a lag that is shown, never in silence past dropped events, and anew when ops say
 * so.
 */
@ReissueTest
class ScorecardFollowerTest {

    private static final Paging ALL = new Paging(100, null);

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;
    private final MeterRegistry meters;
    private final QueryGauges gauges;
    private final SafePosition safePosition;
    private final ScorecardFollower follower;
    private final ScorecardService scorecards;
    private final TransactionTemplate transaction;

    @Autowired
    ScorecardFollowerTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            SchemaOwner owner,
            MeterRegistry meters,
            QueryGauges gauges,
            SafePosition safePosition,
            ScorecardFollower follower,
            ScorecardService scorecards,
            PlatformTransactionManager transactions) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.owner = owner;
        this.meters = meters;
        this.gauges = gauges;
        this.safePosition = safePosition;
        this.follower = follower;
        this.scorecards = scorecards;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void the_lag_is_what_is_not_counted_yet() {
        follower.drain();
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        safePosition.positionNow();
        assertThat(gauge("lag.events")).isPositive();
        assertThat(cardsOf(story.shopId)).isEmpty();
        follower.drain();
        assertThat(gauge("lag.events")).isZero();
        assertThat(gauge("stopped")).isZero();
        assertThat(cardsOf(story.shopId)).hasSize(1);
    }

    @Test
    void a_rebuild_counts_the_same_once_more() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.waitFor("PT5H");
        story.approve().expect(200);
        story.waitFor("PT30H");
        story.ship().expect(200);
        follower.drain();
        List<Scorecard> before = cardsOf(story.shopId);
        assertThat(before).extracting(Scorecard::medianHoursToShip).contains(30.0);
        jdbc.sql("update scorecard_day set applied = 77 where shop_id = ?")
                .param(story.shopId)
                .update();

        String key = Story.fresh("K");
        Answer begun =
                story.ops().key(key).post("/api/v1/ops/scorecards/rebuild").expect(200);
        assertThat(begun.field("firstDay").isNull()).isTrue();
        assertThat(cardsOf(story.shopId)).isEmpty();
        assertThat(gauge("lag.events")).isPositive();
        follower.drain();
        assertThat(cardsOf(story.shopId)).isEqualTo(before);

        Answer replayed =
                story.ops().key(key).post("/api/v1/ops/scorecards/rebuild").expect(200);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(cardsOf(story.shopId)).as("a replay does nothing").isEqualTo(before);
    }

    @Test
    void counting_stops_at_dropped_events_and_a_rebuild_keeps_the_days_before() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        follower.drain();
        LocalDate firstDay = Scorecard.dayOf(clock.instant());
        long dropped = safePosition.positionNow() + 1;
        story.waitFor("PT24H");
        story.reject().expect(200);
        story.waitFor("PT24H");
        story.modify("OTHER").expect(200);
        story.approve().expect(200);
        safePosition.positionNow();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update case_event_retention set dropped_through = ?")
                    .param(dropped)
                    .update();
            owner.tamper("delete from case_event where id = " + dropped); // the rejection

            follower.drain();
            assertThat(gauge("stopped")).isEqualTo(1);
            assertThat(cardsOf(story.shopId)).extracting(Scorecard::day).containsExactly(firstDay);
            follower.drain();
            assertThat(cardsOf(story.shopId)).hasSize(1);

            assertThat(scorecards.rebuild().firstDay())
                    .as("today, as the first event behind those that were dropped is of today")
                    .isEqualTo(firstDay.plusDays(2));
            assertThat(gauge("stopped")).isZero();
            follower.drain();
            assertThat(cardsOf(story.shopId))
                    .as("days of which events may be missing stay as they were, and today counts")
                    .extracting(Scorecard::day)
                    .containsExactly(firstDay, firstDay.plusDays(2));
            assertThat(gauge("lag.events")).isZero();
        });
    }

    @Test
    void days_that_are_wholly_kept_are_counted_anew() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.waitFor("PT24H");
        long dropped = safePosition.positionNow();
        story.reject().expect(200);
        story.waitFor("PT24H");
        story.modify("OTHER").expect(200);
        story.waitFor("PT2H");
        story.approve().expect(200);
        follower.drain();
        List<Scorecard> before = cardsOf(story.shopId);
        assertThat(before).hasSizeGreaterThanOrEqualTo(3);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update case_event_retention set dropped_through = ?")
                    .param(dropped)
                    .update();
            owner.tamper("delete from case_event where id <= " + dropped);
            assertThat(scorecards.rebuild().firstDay())
                    .isEqualTo(before.get(1).day().plusDays(1));
            assertThat(cardsOf(story.shopId)).isEqualTo(before.subList(0, 2));
            follower.drain();
            assertThat(cardsOf(story.shopId)).isEqualTo(before);
        });
    }

    private List<Scorecard> cardsOf(String shop) {
        return scorecards.find(shop, new ScorecardPeriod(null, null), ALL).items();
    }

    private double gauge(String name) {
        gauges.refresh();
        return meters.get("reissue.scorecards." + name).gauge().value();
    }
}
