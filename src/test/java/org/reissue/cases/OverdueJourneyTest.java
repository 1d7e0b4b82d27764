package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.cases.CaseAssertions.actions;
import static org.reissue.cases.CaseAssertions.assertEnded;
import static org.reissue.cases.CaseAssertions.assertOpen;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R10 to R12: overdue shipments over HTTP. No sweep runs: reading a case fires its passed deadline. */
@ReissueTest
class OverdueJourneyTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    OverdueJourneyTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_received_order() {
        story = Story.of(api, clock);
    }

    @Test
    void a_never_received_item_is_refunded_in_full_with_compensation() {
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
    void a_refund_of_nothing_succeeds_immediately() {
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
    void a_case_with_another_reason_waits_for_the_buyer_and_then_closes() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.waitFor("PT48H");
        Answer overdue = story.read();
        assertOpen(clock, overdue, "OVERDUE", "PT48H", "CLOSE");
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
    void the_last_microsecond_is_in_time_and_the_instant_of_the_deadline_is_overdue() {
        story.apply("OTHER").expect(201);
        Story other = Story.of(api, clock, story.shopId);
        other.apply("OTHER").expect(201);
        story.approve().expect(200);
        other.approve().expect(200);

        story.waitFor("PT47H59M59.999999S");
        assertThat(story.ship().expect(200).text("status")).isEqualTo("SHIPPED");

        other.waitFor("PT0.000001S");
        assertThat(other.ship().expect(409).text("caseStatus")).isEqualTo("OVERDUE");
        assertThat(story.merchant()
                        .get("/api/v1/merchant/violations")
                        .expect(200)
                        .texts("items", "caseId"))
                .containsExactly(other.id());
    }

    @Test
    void two_overdue_shipments_owe_one_compensation() {
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
    void a_late_timeout_starts_the_next_window_when_it_is_recorded() {
        story.apply("MISSING_ITEMS").expect(201);
        story.waitFor("P30D");
        Answer late = story.read();
        assertThat(late.text("status"))
                .as("the new window starts when the transition is recorded")
                .isEqualTo("AWAITING_SHIPMENT");
        assertThat(Duration.between(clock.instant(), Instant.parse(late.text("deadline.at"))))
                .isEqualTo(Duration.ofHours(48));
    }
}
