package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.cases.CaseAssertions.actions;
import static org.reissue.cases.CaseAssertions.assertEnded;
import static org.reissue.cases.CaseAssertions.assertOpen;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Journeys through the lifecycle over HTTP. No sweep runs: reading a case fires its passed deadline. */
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
    void a_received_order() {
        story = Story.of(api, clock);
    }

    @Test
    void a_case_is_applied_for_approved_shipped_and_confirmed() {
        Answer applied = story.apply("MISSING_ITEMS").expect(201);
        assertThat(applied.header("Location")).isEqualTo("/api/v1/buyer/reissues/" + story.id());
        assertThat(applied.header("ETag")).isEqualTo("\"1\"");
        assertOpen(clock, applied, "PENDING_MERCHANT", "PT48H", "AUTO_APPROVE");
        assertThat(actions(applied)).containsExactly("CANCEL");
        assertThat(actions(story.merchant().get(story.asMerchant("")))).containsExactly("APPROVE", "REJECT");
        assertThat(actions(story.ops().get(story.asOps("")))).containsExactly("EXTEND");

        story.waitFor("PT1H");
        Answer approved = story.approve().expect(200);
        assertOpen(clock, approved, "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
        assertThat(actions(approved)).containsExactly("SHIP");

        String number = Story.freshNumber();
        Answer shipped = story.ship("SF", number.toLowerCase()).expect(200);
        assertOpen(clock, shipped, "SHIPPED", "P10D", "COMPLETE");
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
    void the_system_approves_after_48_hours_to_the_microsecond() {
        story.apply("MISSING_ITEMS").expect(201);
        story.waitFor("PT47H59M59.999999S");
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        story.waitFor("PT0.000001S");
        assertOpen(clock, story.read(), "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
        Answer timeline = story.timeline();
        assertThat(timeline.text("items.1.type")).isEqualTo("reissue.auto-approved");
        assertThat(timeline.text("items.1.rule")).isEqualTo("R6");
        assertThat(timeline.text("items.1.actor.kind")).isEqualTo("SYSTEM");
        assertThat(timeline.field("items.1.actor.id").isNull()).isTrue();
    }

    @Test
    void after_a_rejection_the_buyer_may_modify_and_the_merchant_may_still_approve() {
        story.apply("MISSING_ITEMS").expect(201);
        Answer rejected = story.reject().expect(200);
        assertOpen(clock, rejected, "REJECTED", "PT48H", "CLOSE");
        assertThat(rejected.text("rejection.code")).isEqualTo("EVIDENCE_INSUFFICIENT");
        assertThat(rejected.text("rejection.explanation")).isEqualTo("照片看不清");
        assertThat(rejected.field("rejection.evidence").size()).isZero();
        assertThat(rejected.text("rejection.at")).isEqualTo(clock.instant().toString());
        assertThat(actions(rejected)).containsExactly("APPROVE");

        Answer modified = story.modify("OTHER").expect(200);
        assertOpen(clock, modified, "PENDING_MERCHANT", "PT48H", "AUTO_APPROVE");
        assertThat(modified.text("reason")).isEqualTo("OTHER");
        assertThat(modified.number("quantity")).isEqualTo(1);
        assertThat(modified.text("receiver.phone"))
                .as("still the receiver of the order")
                .isEqualTo("13812345678");

        story.reject().expect(200);
        assertOpen(clock, story.approve().expect(200), "AWAITING_SHIPMENT", "PT48H", "OVERDUE");
    }

    @Test
    void a_rejected_case_closes_after_48_hours_and_the_buyer_may_apply_again() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        assertEnded(story.read(), "CLOSED");
        String first = story.id();
        story.apply("OTHER").expect(201);
        assertThat(story.id()).isNotEqualTo(first);
    }

    @Test
    void a_shipped_case_completes_automatically_after_ten_days() {
        shipped();
        story.waitFor("PT239H59M59S");
        assertThat(story.read().text("status")).isEqualTo("SHIPPED");
        story.waitFor("PT1S");
        assertEnded(story.read(), "COMPLETED");
        assertThat(story.eventTypes()).endsWith("reissue.auto-completed");
    }

    @Test
    void the_buyer_may_withdraw_in_every_status_before_shipping() {
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
    void correcting_the_tracking_number_keeps_the_deadline() {
        shipped();
        String deadline = story.read().text("deadline.at");
        story.waitFor("PT1H");
        Map<String, Object> correction =
                Map.of("carrier", "YTO", "trackingNumber", Story.freshNumber().replace("SF", "YT"));
        Answer corrected =
                story.merchant().put(story.asMerchant("/shipment"), correction).expect(200);
        assertThat(corrected.text("shipment.carrier")).isEqualTo("YTO");
        assertThat(corrected.text("deadline.at")).isEqualTo(deadline);
        assertThat(corrected.number("version")).isEqualTo(4);

        Answer repeated =
                story.merchant().put(story.asMerchant("/shipment"), correction).expect(200);
        assertThat(repeated.number("version"))
                .as("the same number changes nothing")
                .isEqualTo(4);
        assertThat(story.eventTypes().stream().filter("reissue.shipment-corrected"::equals))
                .hasSize(1);
    }

    @Test
    void ops_extend_the_running_deadline() {
        story.apply("OTHER").expect(201);
        Answer extended = story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT24H", "comment", "暴雪"))
                .expect(200);
        assertOpen(clock, extended, "PENDING_MERCHANT", "PT72H", "AUTO_APPROVE");
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
    void merchants_see_their_own_remarks_ops_see_all_and_buyers_none() {
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

    private void shipped() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship().expect(200);
    }
}
