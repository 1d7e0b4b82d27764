package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of the lifecycle table, played over HTTP. Nothing sweeps here: reading shows what the clock says. */
@ReissueTest
class LifecycleJourneyTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    LifecycleJourneyTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_order_that_came_incomplete() {
        story = Story.of(api, clock);
    }

    @Test
    void applied_approved_shipped_confirmed() {
        Answer applied = story.apply("MISSING_ITEMS").expect(201);
        assertThat(applied.header("Location")).isEqualTo("/api/v1/buyer/reissues/" + story.id());
        assertThat(applied.header("ETag")).isEqualTo("\"1\"");
        assertStands(applied, "PENDING_MERCHANT", "PT48H", "AUTO_APPROVE");
        assertThat(actions(applied)).containsExactly("CANCEL");
        assertThat(actions(story.merchant().get(story.asMerchant("")))).containsExactly("APPROVE", "REJECT");
        assertThat(actions(story.ops().get(story.asOps("")))).containsExactly("EXTEND");

        story.waitFor("PT1H");
        Answer approved = story.approve().expect(200);
        assertStands(approved, "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
        assertThat(actions(approved)).containsExactly("SHIP");

        String number = Story.freshNumber();
        Answer shipped = story.ship("SF", number.toLowerCase()).expect(200);
        assertStands(shipped, "SHIPPED", "P10D", "COMPLETE");
        assertThat(shipped.text("shipment.trackingNumber")).isEqualTo(number);
        assertThat(shipped.text("shipment.shippedAt")).isEqualTo(clock.instant().toString());
        assertThat(shipped.field("shipment.firstScanAt").isNull()).isTrue();

        Answer confirmed = story.confirm().expect(200);
        assertEnded(confirmed, "COMPLETED");
        assertThat(confirmed.number("version")).isEqualTo(4);
        assertThat(confirmed.header("ETag")).isEqualTo("\"4\"");
        assertThat(story.eventTypes())
                .containsExactly("reissue.applied", "reissue.approved", "reissue.shipped", "reissue.confirmed");
    }

    @Test
    void a_silent_merchant_has_approved_after_48_hours_to_the_microsecond() {
        story.apply("MISSING_ITEMS").expect(201);
        story.waitFor("PT47H59M59.999999S");
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        story.waitFor("PT0.000001S");
        assertStands(story.read(), "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
        Answer timeline = story.timeline();
        assertThat(timeline.text("items.1.type")).isEqualTo("reissue.auto-approved");
        assertThat(timeline.text("items.1.rule")).isEqualTo("R6");
        assertThat(timeline.text("items.1.actor.kind")).isEqualTo("SYSTEM");
        assertThat(timeline.field("items.1.actor.id").isNull()).isTrue();
    }

    @Test
    void never_received_and_not_shipped_in_time_is_refunded_in_full_with_compensation() {
        Answer applied = story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        assertThat(story.read().text("deadline.then")).isEqualTo("OVERDUE_REFUND");
        story.waitFor("PT48H");
        Answer refunded = story.read();
        assertEnded(refunded, "REFUNDED");
        assertThat(refunded.number("refund.amountFen")).isEqualTo(Story.PAID_FEN);
        assertThat(refunded.text("refund.status")).isEqualTo("DUE");
        assertThat(refunded.text("refund.id")).isNotBlank();
        assertThat(refunded.field("refund.endedAt").isNull()).isTrue();
        assertThat(refunded.number("compensation.amountFen")).isEqualTo(300);
        assertThat(refunded.text("compensation.status")).isEqualTo("DUE");
        assertThat(applied.field("compensation").isNull()).isTrue();
        story.apply("NEVER_RECEIVED").expect(422);
    }

    @Test
    void an_item_that_cost_nothing_is_refunded_at_once() {
        story.orderFacts(Map.of("paidFen", 0)).expect(200);
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        Answer refunded = story.read();
        assertThat(refunded.number("refund.amountFen")).isZero();
        assertThat(refunded.text("refund.status")).isEqualTo("SUCCEEDED");
        assertThat(refunded.text("refund.endedAt")).isEqualTo(clock.instant().toString());
    }

    @Test
    void overdue_for_another_reason_waits_for_the_buyer_and_closes_in_silence() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        Answer overdue = story.read();
        assertStands(overdue, "OVERDUE", "PT48H", "CLOSE");
        assertThat(actions(overdue)).containsExactly("MODIFY", "ESCALATE", "CANCEL");
        assertThat(overdue.number("compensation.amountFen")).isEqualTo(300);
        assertThat(overdue.field("refund").isNull()).isTrue();
        assertThat(actions(story.merchant().get(story.asMerchant("")))).isEmpty();
        story.waitFor("PT48H");
        Answer closed = story.read();
        assertEnded(closed, "CLOSED");
        assertThat(closed.text("compensation.status"))
                .as("what is owed stays owed")
                .isEqualTo("DUE");
        assertThat(story.eventTypes())
                .containsExactly("reissue.applied", "reissue.approved", "reissue.shipment-overdue", "reissue.closed");
    }

    @Test
    void overdue_twice_owes_compensation_once() {
        story.apply("MISSING_ITEMS").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        story.modify("MISSING_ITEMS").expect(200);
        story.approve().expect(200);
        story.waitFor("PT48H");
        assertThat(story.read().text("status")).isEqualTo("OVERDUE");
        assertThat(story.eventTypes().stream().filter("reissue.shipment-overdue"::equals))
                .hasSize(2);
        assertThat(story.read().number("compensation.amountFen")).isEqualTo(300);
    }

    @Test
    void a_rejection_for_missing_items_lets_the_buyer_answer() {
        story.apply("MISSING_ITEMS").expect(201);
        Answer rejected = story.reject().expect(200);
        assertStands(rejected, "REJECTED", "PT48H", "CLOSE");
        assertThat(rejected.text("rejection.code")).isEqualTo("EVIDENCE_INSUFFICIENT");
        assertThat(rejected.text("rejection.explanation")).isEqualTo("照片看不清");
        assertThat(rejected.field("rejection.evidence").size()).isZero();
        assertThat(rejected.text("rejection.at")).isEqualTo(clock.instant().toString());
        assertThat(actions(rejected)).containsExactly("APPROVE");

        Answer modified = story.modify("OTHER").expect(200);
        assertStands(modified, "PENDING_MERCHANT", "PT48H", "AUTO_APPROVE");
        assertThat(modified.text("reason")).isEqualTo("OTHER");
        assertThat(modified.number("quantity")).isEqualTo(1);
        assertThat(modified.text("receiver.phone"))
                .as("still the one of the order")
                .isEqualTo("13812345678");

        story.reject().expect(200);
        assertStands(story.approve().expect(200), "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
    }

    @Test
    void after_a_rejection_silence_closes_the_case_and_the_buyer_may_apply_anew() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        assertEnded(story.read(), "CLOSED");
        String first = story.id();
        story.apply("OTHER").expect(201);
        assertThat(story.id()).isNotEqualTo(first);
    }

    @Test
    void never_received_and_rejected_goes_straight_to_arbitration() {
        story.apply("NEVER_RECEIVED").expect(201);
        Answer rejected = story.reject().expect(200);
        assertThat(rejected.text("status")).isEqualTo("IN_ARBITRATION");
        assertThat(rejected.field("deadline").isNull()).isTrue();
        assertThat(rejected.text("arbitration.openedAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(rejected.field("arbitration.decision").isNull()).isTrue();
        assertThat(actions(rejected)).containsExactly("STATE");
        assertThat(actions(story.read())).containsExactly("CANCEL", "STATE");
        assertThat(actions(story.ops().get(story.asOps("")))).containsExactly("RULE");

        Map<String, Object> words = Map.of("comment", "快递柜没有", "evidence", List.of("https://img.example/locker.jpg"));
        assertThat(story.buyer()
                        .post(story.asBuyer("/statements"), words)
                        .expect(200)
                        .number("version"))
                .as("a statement leaves the version")
                .isEqualTo(2);
        story.merchant()
                .post(story.asMerchant("/statements"), Map.of("comment", "有签收底单"))
                .expect(200);

        Answer ruled = story.rule("REISSUE").expect(200);
        assertStands(ruled, "AWAITING_SHIPMENT", "PT48H", "OVERDUE_REFUND");
        assertThat(ruled.text("arbitration.decision")).isEqualTo("REISSUE");
        assertThat(ruled.text("arbitration.blame")).isEqualTo("MERCHANT");
        assertThat(ruled.text("arbitration.opinion")).isEqualTo("举证不足");
        Answer timeline = story.timeline();
        assertThat(timeline.texts("items", "type"))
                .containsExactly(
                        "reissue.applied",
                        "reissue.rejected",
                        "reissue.statement-added",
                        "reissue.statement-added",
                        "reissue.ruled");
        assertThat(timeline.text("items.2.comment")).isEqualTo("快递柜没有");
        assertThat(timeline.text("items.2.evidence.0")).isEqualTo("https://img.example/locker.jpg");
        assertThat(timeline.text("items.2.from")).isEqualTo("IN_ARBITRATION");
        assertThat(timeline.text("items.2.to")).isEqualTo("IN_ARBITRATION");
        assertThat(timeline.field("items.0.from").isNull()).isTrue();
    }

    @Test
    void ops_rule_a_refund_in_full_or_in_part() {
        inArbitration();
        Answer full = story.rule("REFUND").expect(200);
        assertEnded(full, "REFUNDED");
        assertThat(full.number("refund.amountFen")).isEqualTo(Story.PAID_FEN);
        assertThat(full.field("compensation").isNull()).isTrue();

        story = Story.of(api, clock);
        inArbitration();
        Answer part = story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", "REFUND", "blame", "BOTH", "opinion", "各担一半", "refundFen", 1))
                .expect(200);
        assertThat(part.number("refund.amountFen")).isEqualTo(1);
    }

    @Test
    void ops_dismiss() {
        inArbitration();
        assertEnded(story.rule("DISMISS").expect(200), "CLOSED");
    }

    @Test
    void a_shipped_case_completes_by_itself_after_ten_days() {
        shipped();
        story.waitFor("PT239H59M59S");
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        story.waitFor("PT1S");
        assertEnded(story.read(), "COMPLETED");
        assertThat(story.eventTypes()).endsWith("reissue.auto-completed");
    }

    @Test
    void after_shipping_the_buyer_may_escalate_but_not_cancel() {
        shipped();
        assertThat(actions(story.read())).containsExactly("ESCALATE", "CONFIRM");
        assertThat(actions(story.merchant().get(story.asMerchant("")))).containsExactly("CORRECT_SHIPMENT");
        story.cancel().expect(409);
        assertThat(story.escalate().expect(200).text("status")).isEqualTo("IN_ARBITRATION");
        assertEnded(story.cancel().expect(200), "CANCELLED");
    }

    @Test
    void the_buyer_withdraws_from_every_status_before_shipping() {
        story.apply("OTHER").expect(201);
        assertEnded(story.cancel().expect(200), "CANCELLED");

        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        assertEnded(story.cancel().expect(200), "CANCELLED");

        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        assertEnded(story.cancel().expect(200), "CANCELLED");

        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        assertEnded(story.cancel().expect(200), "CANCELLED");
        assertThat(story.read().text("compensation.status")).isEqualTo("DUE");
    }

    @Test
    void the_buyer_escalates_a_rejection_and_an_overdue_shipment() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        assertThat(story.escalate().expect(200).text("status")).isEqualTo("IN_ARBITRATION");
        story.cancel().expect(200);

        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        assertThat(story.escalate().expect(200).text("status")).isEqualTo("IN_ARBITRATION");
    }

    @Test
    void a_mistyped_number_is_corrected_and_the_window_does_not_start_anew() {
        shipped();
        String deadline = story.read().text("deadline.at");
        story.waitFor("PT1H");
        Map<String, Object> right = Map.of("carrier", "YTO", "trackingNumber", Story.freshNumber());
        Answer corrected =
                story.merchant().put(story.asMerchant("/shipment"), right).expect(200);
        assertThat(corrected.text("shipment.carrier")).isEqualTo("YTO");
        assertThat(corrected.text("deadline.at")).isEqualTo(deadline);
        assertThat(corrected.number("version")).isEqualTo(4);

        Answer again =
                story.merchant().put(story.asMerchant("/shipment"), right).expect(200);
        assertThat(again.number("version"))
                .as("the same number changes nothing")
                .isEqualTo(4);
        assertThat(story.eventTypes().stream().filter("reissue.shipment-corrected"::equals))
                .hasSize(1);
    }

    @Test
    void ops_extend_whatever_deadline_runs() {
        story.apply("OTHER").expect(201);
        Answer extended = story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "暴雪"))
                .expect(200);
        assertStands(extended, "PENDING_MERCHANT", "PT72H", "AUTO_APPROVE");
        assertThat(extended.number("version")).isEqualTo(2);
        assertThat(story.timeline().text("items.1.comment")).isEqualTo("暴雪");
        story.waitFor("PT48H");
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        story.waitFor("PT24H");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");

        story.cancel().expect(200);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "太晚"))
                .expect(409);
    }

    @Test
    void remarks_are_seen_by_those_they_are_for() {
        story.apply("OTHER").expect(201);
        story.merchant()
                .post(story.asMerchant("/remarks"), Map.of("comment", "仓库在查"))
                .expect(200);
        story.ops().post(story.asOps("/remarks"), Map.of("comment", "买家常投诉")).expect(200);
        assertThat(story.timeline().texts("items", "type"))
                .containsExactly("reissue.applied", "reissue.remark-added", "reissue.remark-added");
        assertThat(story.merchant().get(story.asMerchant("/timeline")).texts("items", "type"))
                .containsExactly("reissue.applied", "reissue.remark-added");
        assertThat(story.buyer().get(story.asBuyer("/timeline")).texts("items", "type"))
                .containsExactly("reissue.applied");
        assertThat(story.read().number("version")).isEqualTo(1);
    }

    @Test
    void an_event_never_comes_before_the_one_it_follows_even_when_nobody_swept_for_weeks() {
        story.apply("MISSING_ITEMS").expect(201);
        story.waitFor("P30D");
        Answer late = story.read();
        assertThat(late.text("status"))
                .as("the new window starts when the transition is recorded")
                .isEqualTo("AWAITING_SHIPMENT");
        assertThat(Duration.between(clock.instant(), java.time.Instant.parse(late.text("deadline.at"))))
                .isEqualTo(Duration.ofHours(48));
    }

    private void shipped() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship().expect(200);
    }

    private void inArbitration() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    private void assertStands(Answer answer, String status, String until, String then) {
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.text("deadline.at"))
                .isEqualTo(clock.instant().plus(Duration.parse(until)).toString());
        assertThat(answer.text("deadline.then")).isEqualTo(then);
    }

    private static void assertEnded(Answer answer, String status) {
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.field("deadline").isNull()).isTrue();
        assertThat(actions(answer)).isEmpty();
    }

    private static List<String> actions(Answer answer) {
        return answer.field("allowedActions")
                .valueStream()
                .map(node -> node.stringValue())
                .toList();
    }
}
