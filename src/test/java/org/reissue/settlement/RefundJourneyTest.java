package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R10, R16: refunds are requested from the payment system, end with its result, and can be retried. */
@ReissueTest
class RefundJourneyTest {

    private final Api api;
    private final TestClock clock;
    private final RefundRequestJob requests;
    private final JdbcClient jdbc;

    @Autowired
    RefundJourneyTest(Api api, TestClock clock, RefundRequestJob requests, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.requests = requests;
        this.jdbc = jdbc;
    }

    @Test
    void silence_is_refunded_and_the_payment_system_says_when() {
        Story story = Story.of(api, clock);
        Answer refunded = story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        String id = refunded.text("refund.id");
        assertThat(refunded.text("refund.status")).isEqualTo("DUE");
        story.refundResult(id, "SUCCEEDED", "P-1").expect(409);

        requests.drain();
        assertThat(story.read().text("refund.status")).isEqualTo("REQUESTED");
        assertThat(lastEvent(story))
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
        assertThat(lastEvent(story)).startsWith("reissue.refund-succeeded R10 SYSTEM");

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
        Story story = Story.of(api, clock);
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
    void money_that_comes_back_makes_the_refund_fail_again() {
        Story story = Story.of(api, clock);
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        assertContradicts(story.refundResult(id, "RETURNED", "P-1"));
        requests.drain();
        assertContradicts(story.refundResult(id, "RETURNED", "P-1"));
        story.refundResult(id, "SUCCEEDED", "P-1").expect(200);
        assertThat(story.read().field("refund.returnedAt").isNull()).isTrue();

        story.waitFor("P3D");
        Instant at = clock.instant();
        Answer returned = story.refundResult(id, "RETURNED", "P-1").expect(200);
        assertThat(returned.text("status")).isEqualTo("FAILED");
        assertThat(returned.text("endedAt")).isEqualTo(at.toString());
        assertThat(returned.text("returnedAt")).isEqualTo(at.toString());
        assertThat(story.read().text("refund.returnedAt")).isEqualTo(at.toString());
        assertThat(lastEvent(story))
                .startsWith("reissue.refund-returned R10 SYSTEM")
                .contains("\"attempt\": 1");
        assertThat(inList("FAILED", id)).hasSize(1);

        story.waitFor("PT1M");
        for (String repeated : List.of("SUCCEEDED", "RETURNED")) {
            assertThat(story.refundResult(id, repeated, "P-1").expect(200).body())
                    .as("a repeat of %s changes nothing", repeated)
                    .isEqualTo(returned.body());
        }
        assertContradicts(story.refundResult(id, "RETURNED", "P-2"));
        assertContradicts(story.refundResult(id, "FAILED", "P-2"));

        assertThat(story.retryRefund(id).expect(200).number("attempt")).isEqualTo(2);
        Answer again = story.refundResult(id, "SUCCEEDED", "P-2").expect(200);
        assertThat(again.text("status")).isEqualTo("SUCCEEDED");
        assertThat(again.text("returnedAt")).isEqualTo(at.toString());
        assertThat(refundEvents(story))
                .containsExactly(
                        "reissue.refund-requested",
                        "reissue.refund-succeeded",
                        "reissue.refund-returned",
                        "reissue.refund-requested",
                        "reissue.refund-succeeded");
    }

    @Test
    void a_failed_refund_needs_hands_and_is_asked_for_again() {
        Story story = Story.of(api, clock);
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        requests.drain();
        assertThat(inList("FAILED", id)).isEmpty();
        story.refundResult(id, "FAILED", "P-1").expect(200);
        assertThat(story.read().text("refund.status")).isEqualTo("FAILED");
        assertThat(inList("", id)).as("what needs hands is the usual list").hasSize(1);

        story.waitFor("PT1H");
        Answer retried = story.retryRefund(id).expect(200);
        assertThat(retried.text("status")).isEqualTo("REQUESTED");
        assertThat(retried.number("attempt")).isEqualTo(2);
        assertThat(retried.field("endedAt").isNull()).isTrue();
        assertThat(lastEvent(story))
                .isEqualTo("reissue.refund-requested R10 OPS {\"attempt\": 2, \"refundId\": \"" + id
                        + "\", \"amountFen\": 19900}");
        assertContradicts(story.retryRefund(id));
        assertThat(inList("FAILED", id)).isEmpty();

        assertThat(story.refundResult(id, "FAILED", "P-1").expect(200).text("status"))
                .as("a late repeat of the first attempt's result does not end the second")
                .isEqualTo("REQUESTED");
        story.refundResult(id, "SUCCEEDED", "P-2").expect(200);
        assertThat(story.refundResult(id, "FAILED", "P-1").expect(200).text("status"))
                .isEqualTo("SUCCEEDED");
        assertThat(refundEvents(story))
                .containsExactly(
                        "reissue.refund-requested",
                        "reissue.refund-failed",
                        "reissue.refund-requested",
                        "reissue.refund-succeeded");
    }

    @Test
    void a_retry_under_a_key_is_done_once() {
        Story story = Story.of(api, clock);
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        requests.drain();
        story.refundResult(id, "FAILED", "P-1").expect(200);
        String key = Story.fresh("key");
        String path = "/api/v1/ops/refunds/" + id + "/retry";
        story.ops().key(key).post(path).expect(200);
        Answer again = story.ops().key(key).post(path).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.number("attempt")).isEqualTo(2);
    }

    @Test
    void a_ruling_refunds_the_amount_ruled() {
        Story story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", "REFUND", "blame", "BOTH", "opinion", "各半", "refundFen", 9_950))
                .expect(200);
        requests.drain();
        assertThat(lastEvent(story))
                .startsWith("reissue.refund-requested R16 SYSTEM")
                .contains("9950");
    }

    @Test
    void a_refund_of_nothing_has_succeeded_at_once() {
        Story story = Story.of(api, clock);
        story.orderFacts(Map.of("paidFen", 0)).expect(200);
        Answer refunded = story.letShipmentBecomeOverdue("NEVER_RECEIVED");
        assertThat(refunded.text("refund.status")).isEqualTo("SUCCEEDED");
        assertThat(refunded.text("refund.endedAt")).isEqualTo(clock.instant().toString());
        requests.drain();
        assertThat(refundEvents(story)).containsExactly("reissue.refund-succeeded");
        assertThat(lastEvent(story)).contains("\"attempt\": 0").contains("\"amountFen\": 0");
        assertContradicts(story.refundResult(refunded.text("refund.id"), "SUCCEEDED", "P-1"));
    }

    @Test
    void what_is_no_refund_is_not_found_and_what_is_no_result_is_refused() {
        Story story = Story.of(api, clock);
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

    private static void assertContradicts(Answer answer) {
        assertThat(answer.expect(409).text("type")).isEqualTo("urn:reissue:problem:contradicting-result");
    }

    private List<String> inList(String status, String id) {
        List<String> found = new ArrayList<>();
        String path = "/api/v1/ops/refunds?limit=3" + (status.isEmpty() ? "" : "&status=" + status);
        Answer page = api.ops("clerk").get(path).expect(200);
        while (true) {
            found.addAll(page.texts("items", "id"));
            if (page.field("nextCursor").isNull()) {
                assertThat(found).doesNotHaveDuplicates();
                return found.stream().filter(id::equals).toList();
            }
            page = api.ops("clerk")
                    .get(path + "&cursor=" + page.text("nextCursor"))
                    .expect(200);
        }
    }

    private static List<String> refundEvents(Story story) {
        return story.eventTypes().stream()
                .filter(type -> type.startsWith("reissue.refund"))
                .toList();
    }

    private String lastEvent(Story story) {
        return jdbc.sql("""
                        select type || ' ' || rule || ' ' || actor_kind || ' ' || details from case_event
                        where case_id = ?::uuid and from_status is null and to_status is null and version is null
                        order by id desc limit 1
                        """).param(story.id()).query(String.class).single();
    }
}
