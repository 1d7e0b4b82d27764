package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.deadlines.TimeoutSweep;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each call costs in round trips to the database, named one by one. */
@ReissueTest
class RoundTripsTest {

    private static final String WORKBENCH = "/api/v1/merchant/reissues?limit=100";

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final TimeoutSweep sweep;
    private final JdbcClient jdbc;
    private final Story story;

    @Autowired
    RoundTripsTest(Api api, TestClock clock, RoundTrips roundTrips, TimeoutSweep sweep, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.story = Story.of(api, clock);
    }

    @Test
    void a_case_that_owes_nothing_and_has_no_parcel_is_read_in_one() {
        story.apply("OTHER").expect(201);
        assertThat(roundTrips.of(story::read)).containsExactly("read reissue_case");
        assertThat(roundTrips.of(() -> get(story.asMerchant("")))).containsExactly("read reissue_case");
        assertThat(roundTrips.of(() -> story.ops().get(story.asOps("")).expect(200)))
                .containsExactly("read reissue_case");
        assertThat(roundTrips.of(() -> get(WORKBENCH))).containsExactly("read reissue_case");
        assertThat(roundTrips.of(() -> get("/api/v1/merchant/reissues/counts"))).containsExactly("read reissue_case");
        assertThat(roundTrips.of(
                        () -> story.ops().get("/api/v1/ops/reissues/counts").expect(200)))
                .as("those to rule are counted beside")
                .containsExactly("read reissue_case", "read reissue_case");
        assertThat(roundTrips.of(story::timeline)).containsExactly("read reissue_case", "read case_event");
    }

    @Test
    void a_shipped_case_is_read_in_two_scanned_or_not() {
        String number = Story.freshNumber();
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship("SF", number).expect(200);
        assertThat(roundTrips.of(story::read)).containsExactly("read reissue_case", "read payout");
        scan(number);
        assertThat(roundTrips.of(story::read)).containsExactly("read reissue_case", "read payout");
        assertThat(story.read().texts("shipment.scans", "kind")).containsExactly("ACCEPTED");
    }

    @Test
    void a_refunded_case_is_read_in_two() {
        assertThat(story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("status"))
                .isEqualTo("REFUNDED");
        assertThat(roundTrips.of(story::read)).containsExactly("read reissue_case", "read payout");
    }

    @Test
    void a_case_ops_refund_is_read_in_two() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.rule("REFUND").expect(200);
        assertThat(roundTrips.of(story::read)).containsExactly("read reissue_case", "read payout");
        assertThat(story.read().number("refund.amountFen")).isEqualTo(Story.PAID_FEN);
    }

    @Test
    void a_hundred_cases_of_all_kinds_are_listed_in_two() {
        DueCases.insert(jdbc, story.shopId, 100, clock.instant());
        sweep.drain();
        jdbc.sql("""
                        update reissue_case set carrier = 'SF', tracking_number = shop_id || id
                        where shop_id = ? and status in ('COMPLETED', 'OVERDUE')
                        """).param(story.shopId).update();
        assertThat(roundTrips.of(() -> get(WORKBENCH))).containsExactly("read reissue_case", "read payout");

        Answer list = get(WORKBENCH);
        assertThat(list.field("items")).hasSize(100);
        assertThat(list.texts("items", "status"))
                .contains("AWAITING_SHIPMENT", "OVERDUE", "REFUNDED", "CLOSED", "COMPLETED");
        list.field("items").forEach(one -> {
            String status = one.path("status").stringValue();
            boolean refunded = status.equals("REFUNDED");
            boolean overdue = refunded || status.equals("OVERDUE");
            assertThat(one.path("refund").isNull()).as(status).isNotEqualTo(refunded);
            assertThat(one.path("compensation").isNull()).as(status).isNotEqualTo(overdue);
        });
    }

    @Test
    void applying_takes_four_and_a_commit() {
        assertThat(roundTrips.of(() -> story.apply("OTHER").expect(201)))
                .containsExactly(
                        "lock shop_order", "insert reissue_case", "insert case_index", "insert case_event", "commit");
        assertThat(roundTrips.of(() -> story.apply("OTHER").expect(422)))
                .containsExactly("lock shop_order", "rollback");
    }

    @Test
    void a_command_on_a_case_takes_three_and_a_commit() {
        List<String> three = List.of("lock reissue_case", "insert case_event", "update reissue_case", "commit");
        story.apply("OTHER").expect(201);
        assertThat(roundTrips.of(() -> story.reject().expect(200))).isEqualTo(three);
        assertThat(roundTrips.of(() -> story.approve().expect(200))).isEqualTo(three);
        assertThat(roundTrips.of(() -> story.cancel().expect(200))).isEqualTo(three);
        assertThat(roundTrips.of(() -> remark().expect(200)))
                .containsExactly("lock reissue_case", "read case_event", "insert case_event", "commit");
    }

    @Test
    void the_work_on_an_arbitration_costs_no_more_than_a_command() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        assertThat(roundTrips.of(() -> story.ops().post(story.asOps("/claim")).expect(200)))
                .containsExactly("lock reissue_case", "update reissue_case", "commit");
        assertThat(roundTrips.of(
                        () -> story.ops().get(story.asOps("/precedents")).expect(200)))
                .containsExactly("read reissue_case", "read case_index");
    }

    @Test
    void modifying_looks_at_the_order_as_well() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        assertThat(roundTrips.of(() -> story.modify("OTHER").expect(200)))
                .containsExactly(
                        "lock reissue_case", "read shop_order", "insert case_event", "update reissue_case", "commit");
    }

    @Test
    void shipping_takes_seven_and_one_to_show_the_parcel() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        assertThat(roundTrips.of(() -> story.ship().expect(200)))
                .containsExactly(
                        "insert parcel",
                        "lock reissue_case",
                        "read shop_order",
                        "read parcel_upload", // and inserts, if nothing speaks against the number
                        "insert case_event",
                        "update reissue_case",
                        "commit",
                        "read payout");
        assertThat(roundTrips.of(() -> story.confirm().expect(200)))
                .containsExactly(
                        "lock reissue_case", "insert case_event", "update reissue_case", "commit", "read payout");
    }

    @Test
    void an_idempotency_key_costs_one_and_its_replay_does_nothing_else() {
        story.apply("OTHER").expect(201);
        Client merchant = story.merchant().key(Story.fresh("K"));
        Runnable approve = () -> merchant.post(story.asMerchant("/approve")).expect(200);
        assertThat(roundTrips.of(approve))
                .containsExactly(
                        "insert idempotency_key",
                        "lock reissue_case",
                        "insert case_event",
                        "update reissue_case",
                        "commit");
        assertThat(roundTrips.of(approve)).containsExactly("insert idempotency_key", "commit", "read reissue_case");
    }

    @Test
    void a_refused_command_stops_where_it_is_refused() {
        story.apply("OTHER").expect(201);
        assertThat(roundTrips.of(() -> story.confirm().expect(409))).containsExactly("lock reissue_case", "rollback");
    }

    private Answer remark() {
        return story.merchant().post(story.asMerchant("/remarks"), Map.of("comment", "called"));
    }

    private Answer get(String path) {
        return story.merchant().get(path).expect(200);
    }

    private void scan(String number) {
        api.scan("SF", number, clock.instant());
    }
}
