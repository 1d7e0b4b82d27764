package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.cases.CaseAssertions.actions;
import static org.reissue.cases.CaseAssertions.assertEnded;
import static org.reissue.cases.CaseAssertions.assertOpen;

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

/** R8, R9, R11, R16, R17: the ways into arbitration and out of it, over HTTP. */
@ReissueTest
class ArbitrationJourneyTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    ArbitrationJourneyTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_received_order() {
        story = Story.of(api, clock);
    }

    @Test
    void a_rejected_never_received_case_goes_straight_to_arbitration() {
        story.apply("NEVER_RECEIVED").expect(201);
        Answer rejected = story.reject().expect(200);
        assertThat(rejected.text("status")).isEqualTo("IN_ARBITRATION");
        assertThat(rejected.field("deadline").isNull()).isTrue();
        assertThat(rejected.text("arbitration.openedAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(rejected.field("arbitration.decision").isNull()).isTrue();
        assertThat(actions(rejected)).containsExactly("APPROVE", "STATE");
        assertThat(actions(story.read())).containsExactly("CANCEL", "STATE");
        assertThat(actions(story.ops().get(story.asOps("")))).containsExactly("RULE");

        Map<String, Object> statement =
                Map.of("comment", "快递柜没有", "evidence", List.of("https://img.example/locker.jpg"));
        assertThat(story.buyer()
                        .post(story.asBuyer("/statements"), statement)
                        .expect(200)
                        .number("version"))
                .as("a statement does not change the version")
                .isEqualTo(2);
        story.merchant()
                .post(story.asMerchant("/statements"), Map.of("comment", "有签收底单"))
                .expect(200);

        Answer ruled = story.rule("REISSUE").expect(200);
        assertOpen(clock, ruled, "AWAITING_SHIPMENT", "PT48H", "OVERDUE_REFUND");
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
    void a_ruling_refunds_in_full_or_in_part() {
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
    void a_dismissal_closes_the_case() {
        inArbitration();
        assertEnded(story.rule("DISMISS").expect(200), "CLOSED");
    }

    @Test
    void the_buyer_may_escalate_a_rejection_and_an_overdue_shipment() {
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
    void after_shipping_the_buyer_may_escalate_but_not_cancel() {
        shipped();
        assertThat(actions(story.read())).containsExactly("ESCALATE", "CONFIRM");
        assertThat(actions(story.merchant().get(story.asMerchant("")))).containsExactly("CORRECT_SHIPMENT");
        story.cancel().expect(409);
        assertThat(story.escalate().expect(200).text("status")).isEqualTo("IN_ARBITRATION");
        assertEnded(story.cancel().expect(200), "CANCELLED");
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
}
