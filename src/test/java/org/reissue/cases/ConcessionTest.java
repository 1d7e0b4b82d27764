package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.cases.CaseAssertions.actions;
import static org.reissue.cases.CaseAssertions.assertOpen;

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

/** R16: until the ruling a merchant that was never overdue in the case may still approve. */
@ReissueTest
class ConcessionTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    ConcessionTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_received_order() {
        story = Story.of(api, clock);
    }

    @Test
    void a_merchant_approves_in_arbitration_which_ends_without_a_decision() {
        story.apply("NEVER_RECEIVED").expect(201);
        assertThat(actions(story.reject().expect(200))).containsExactly("APPROVE", "STATE");
        story.ops().post(story.asOps("/claim")).expect(200);
        clock.advance(Duration.ofHours(1));

        Answer conceded = story.approve().expect(200);

        assertOpen(clock, conceded, "AWAITING_SHIPMENT", "PT48H", "OVERDUE_REFUND");
        assertThat(conceded.number("version")).isEqualTo(3);
        Answer seen = story.ops().get(story.asOps("")).expect(200);
        assertThat(seen.text("arbitration.openedAt")).isNotBlank();
        for (String nothing : List.of("claimedBy", "decision", "blame", "opinion", "ruledAt")) {
            assertThat(seen.field("arbitration." + nothing).isNull())
                    .as(nothing)
                    .isTrue();
        }
        Answer timeline = story.timeline();
        assertThat(timeline.text("items.2.type")).isEqualTo("reissue.approved");
        assertThat(timeline.text("items.2.from")).isEqualTo("IN_ARBITRATION");
        assertThat(timeline.text("items.2.rule")).isEqualTo("R16");
        assertThat(story.rule("REFUND").expect(409).text("type")).isEqualTo("urn:reissue:problem:invalid-transition");
        story.ship().expect(200);
    }

    @Test
    void a_merchant_whose_replacement_never_came_may_approve_again() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship().expect(200);
        story.escalate().expect(200);
        assertThat(story.approve().expect(200).text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void a_merchant_that_was_overdue_once_may_not_whatever_came_after() {
        story.letShipmentBecomeOverdue("OTHER");
        assertThat(actions(story.escalate().expect(200))).containsExactly("CANCEL", "STATE");
        assertThat(actions(story.merchant().get(story.asMerchant("")))).containsExactly("STATE");
        story.rule("REISSUE").expect(200);
        story.ship().expect(200);
        story.escalate().expect(200);
        assertThat(actions(story.approve().expect(409))).containsExactly("STATE");

        story = Story.of(api, clock);
        story.letShipmentBecomeOverdue("OTHER");
        story.modify("OTHER").expect(200);
        story.approve().expect(200);
        story.ship().expect(200);
        story.escalate().expect(200);
        assertThat(story.approve().expect(409).text("caseStatus")).isEqualTo("IN_ARBITRATION");
    }

    @Test
    void another_case_of_the_same_item_is_judged_by_itself() {
        story.letShipmentBecomeOverdue("OTHER");
        story.cancel().expect(200);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.approve().expect(200);
    }

    @Test
    void a_batch_approves_arbitrations_too() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        Story late = Story.of(api, clock, story.shopId);
        late.letShipmentBecomeOverdue("OTHER");
        late.escalate().expect(200);
        Answer answer = story.merchant()
                .post("/api/v1/merchant/reissues/approvals", Map.of("ids", List.of(story.id(), late.id())))
                .expect(200);
        assertThat(answer.texts("results", "outcome")).containsExactly("APPROVED", "FAILED");
        assertThat(answer.text("results.1.problem.type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }
}
