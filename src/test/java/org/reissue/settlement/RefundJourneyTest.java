package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.settlement.RefundAssertions.assertContradicts;
import static org.reissue.settlement.RefundAssertions.lastEvent;
import static org.reissue.settlement.RefundAssertions.refundEvents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R10, R16: refunds are requested from the payment system and end with its result. */
@ReissueTest
class RefundJourneyTest {

    private final Api api;
    private final TestClock clock;
    private final RefundRequestJob requests;
    private final JdbcClient jdbc;
    private final Story story;

    @Autowired
    RefundJourneyTest(Api api, TestClock clock, RefundRequestJob requests, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.requests = requests;
        this.jdbc = jdbc;
        this.story = Story.of(api, clock);
    }

    @Test
    void silence_is_refunded_and_the_payment_system_says_when() {
        Answer refunded = story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        String id = refunded.text("refund.id");
        assertThat(refunded.text("refund.status")).isEqualTo("DUE");
        story.refundResult(id, "SUCCEEDED", "P-1").expect(409);

        requests.drain();
        assertThat(story.read().text("refund.status")).isEqualTo("REQUESTED");
        assertThat(lastEvent(story, jdbc))
                .isEqualTo("reissue.refund-requested R10 SYSTEM {\"attempt\": 1, \"refundId\": \"" + id
                        + "\", \"amountFen\": 19900}");

        story.waitFor("PT3M");
        Answer ended = story.refundResult(id, "SUCCEEDED", "P-1").expect(200);
        assertThat(ended.text("id")).isEqualTo(id);
        assertThat(ended.text("caseId")).isEqualTo(story.id());
        assertThat(ended.text("shopId")).isEqualTo(story.shopId);
        assertThat(ended.text("buyerId")).isEqualTo(story.buyerId);
        assertThat(ended.number("amountFen")).isEqualTo(Story.PAID_FEN);
        assertThat(ended.text("status")).isEqualTo("SUCCEEDED");
        assertThat(ended.number("attempt")).isEqualTo(1);
        assertThat(ended.text("requestedAt"))
                .isEqualTo(clock.instant().minusSeconds(180).toString());
        assertThat(ended.text("endedAt")).isEqualTo(clock.instant().toString());
        assertThat(story.read().text("refund.endedAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(lastEvent(story, jdbc)).startsWith("reissue.refund-succeeded R10 SYSTEM");

        requests.drain();
        story.waitFor("PT1M");
        assertThat(story.refundResult(id, "SUCCEEDED", "P-1").expect(200).body())
                .as("a repeat changes nothing")
                .isEqualTo(ended.body());
        assertContradicts(story.refundResult(id, "FAILED", "P-1"));
        assertContradicts(story.retryRefund(id));
        assertThat(story.refundResult(id, "SUCCEEDED", "P-2").expect(200).body())
                .as("another success: the buyer has the money already")
                .isEqualTo(ended.body());
        assertThat(refundEvents(story)).containsExactly("reissue.refund-requested", "reissue.refund-succeeded");
    }

    @Test
    void a_success_after_a_failure_counts_and_leaves_nothing_to_retry() {
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        requests.drain();
        story.refundResult(id, "FAILED", "P-1").expect(200);
        story.waitFor("PT1M");
        Answer succeeded = story.refundResult(id, "SUCCEEDED", "P-1").expect(200);
        assertThat(succeeded.text("status")).isEqualTo("SUCCEEDED");
        assertThat(succeeded.text("endedAt")).isEqualTo(clock.instant().toString());
        assertThat(story.read().text("refund.status")).isEqualTo("SUCCEEDED");
        assertContradicts(story.retryRefund(id));
        assertThat(story.refundResult(id, "FAILED", "P-1").expect(200).text("status"))
                .as("a late repeat of the failure")
                .isEqualTo("SUCCEEDED");
        assertContradicts(story.refundResult(id, "FAILED", "P-2"));
        assertThat(refundEvents(story))
                .containsExactly("reissue.refund-requested", "reissue.refund-failed", "reissue.refund-succeeded");
    }

    @Test
    void a_ruling_refunds_the_amount_ruled() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", "REFUND", "blame", "BOTH", "opinion", "各半", "refundFen", 9_950))
                .expect(200);
        requests.drain();
        assertThat(lastEvent(story, jdbc))
                .startsWith("reissue.refund-requested R16 SYSTEM")
                .contains("9950");
    }

    @Test
    void a_refund_of_nothing_has_succeeded_at_once() {
        story.orderFacts(Map.of("paidFen", 0)).expect(200);
        Answer refunded = story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        assertThat(refunded.text("refund.status")).isEqualTo("SUCCEEDED");
        assertThat(refunded.text("refund.endedAt")).isEqualTo(clock.instant().toString());
        requests.drain();
        assertThat(refundEvents(story)).containsExactly("reissue.refund-succeeded");
        assertThat(lastEvent(story, jdbc)).contains("\"attempt\": 0").contains("\"amountFen\": 0");
        assertContradicts(story.refundResult(refunded.text("refund.id"), "SUCCEEDED", "P-1"));
    }

    @Test
    void a_refund_that_only_a_newer_version_understands_waits_and_stops_no_other() {
        String unknown = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        jdbc.sql("update payout set reason = 'BROKEN', rule = 'R99' where id = ?::uuid")
                .param(unknown)
                .update();
        try {
            Story other = Story.of(api, clock);
            other.letShipmentBecomeOverdue("NEVER_RECEIVED");

            requests.drain();
            assertThat(other.read().text("refund.status")).isEqualTo("REQUESTED");
            assertThat(story.read().text("refund.status")).isEqualTo("DUE");
            assertThat(api.ops("clerk")
                            .get("/api/v1/ops/refunds?status=DUE&limit=100")
                            .expect(200)
                            .texts("items", "id"))
                    .contains(unknown);
            try (CapturedLog log = new CapturedLog()) {
                story.refundResult(unknown, "SUCCEEDED", "P-1").expect(503);
                assertThat(log.lines())
                        .singleElement()
                        .satisfies(
                                line -> assertThat(line.getFormattedMessage()).contains("Only a newer version"));
            }
        } finally {
            jdbc.sql("update payout set reason = 'NEVER_RECEIVED', rule = 'R10' where id = ?::uuid")
                    .param(unknown)
                    .update();
        }
        requests.drain();
        assertThat(story.read().text("refund.status")).isEqualTo("REQUESTED");
    }

    @Test
    void what_is_no_refund_is_not_found_and_what_is_no_result_is_refused() {
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        String compensation = jdbc.sql("select id::text from payout where case_id = ?::uuid and kind = 'COMPENSATION'")
                .param(story.id())
                .query(String.class)
                .single();
        for (String unknown : List.of("nonsense", compensation, story.id(), id.toUpperCase(Locale.ROOT))) {
            story.refundResult(unknown, "FAILED", "P-1").expect(404);
            story.retryRefund(unknown).expect(404);
        }
        story.refundResult(id, "MAYBE", "P-1").expect(400);
        story.refundResult(id, "FAILED", " ").expect(400);
        story.refundResult(id, "FAILED", "x".repeat(501)).expect(400);
        api.ops("clerk").get("/api/v1/ops/refunds?status=LOST").expect(400);
        api.ops("clerk").get("/api/v1/ops/refunds?cursor=bm9uc2Vuc2U").expect(400);
        api.ops("clerk").get("/api/v1/ops/refunds?limit=101").expect(400);
        story.buyer().get("/api/v1/ops/refunds").expect(403);
    }
}
