package org.reissue.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.settlement.RefundAssertions.assertContradicts;
import static org.reissue.settlement.RefundAssertions.lastEvent;
import static org.reissue.settlement.RefundAssertions.refundEvents;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.jdbc.QueryGauges;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R10, R16: refunds that failed, or whose money came back, are asked for again; those that nobody answers grow old. */
@ReissueTest
class RefundRetryTest {

    private final Api api;
    private final TestClock clock;
    private final RefundRequestJob requests;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final QueryGauges gauges;
    private final Story story;

    @Autowired
    RefundRetryTest(
            Api api,
            TestClock clock,
            RefundRequestJob requests,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MeterRegistry meters,
            QueryGauges gauges) {
        this.api = api;
        this.clock = clock;
        this.requests = requests;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.meters = meters;
        this.gauges = gauges;
        this.story = Story.of(api, clock);
    }

    @Test
    void money_that_comes_back_makes_the_refund_fail_again() {
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
        assertThat(lastEvent(story, jdbc))
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
        assertThat(lastEvent(story, jdbc))
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
    void a_refund_that_is_not_answered_grows_old() {
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        assertThat(lagSeconds(id)).isZero();
        story.waitFor("PT1H");
        assertThat(lagSeconds(id)).as("due").isEqualTo(3_600);

        requests.drain();
        story.waitFor("P1D");
        assertThat(lagSeconds(id)).as("requested").isEqualTo(90_000);

        story.refundResult(id, "FAILED", "P-1").expect(200);
        assertThat(lagSeconds(id)).as("failed").isZero();
        story.retryRefund(id).expect(200);
        assertThat(lagSeconds(id)).as("requested again").isEqualTo(90_000);
        story.refundResult(id, "SUCCEEDED", "P-2").expect(200);
        assertThat(lagSeconds(id)).isZero();
    }

    /** As if other tests had left no refund open. */
    private double lagSeconds(String id) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("update payout set status = 'SUCCEEDED'"
                            + " where kind = 'REFUND' and status in ('DUE', 'REQUESTED') and id <> ?::uuid")
                    .param(id)
                    .update();
            gauges.refresh();
            return meters.get("reissue.refunds.lag").gauge().value();
        });
    }

    @Test
    void the_refunds_that_need_hands_are_listed_page_by_page() {
        for (int i = 0; i < 4; i++) {
            Story other = Story.of(api, clock);
            String id = other.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
            requests.drain();
            other.refundResult(id, "FAILED", "P-1").expect(200);
        }
        String path = "/api/v1/ops/refunds?limit=";
        List<String> ids = api.ops("clerk").get(path + 4).expect(200).texts("items", "id");
        Answer first = api.ops("clerk").get(path + 2).expect(200);
        Answer second = api.ops("clerk")
                .get(path + 2 + "&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(first.texts("items", "id")).isEqualTo(ids.subList(0, 2));
        assertThat(second.texts("items", "id")).isEqualTo(ids.subList(2, 4));
    }

    private List<String> inList(String status, String id) {
        String path = "/api/v1/ops/refunds?limit=100" + (status.isEmpty() ? "" : "&status=" + status);
        List<String> found = api.ops("clerk").getAll(path).stream()
                .flatMap(page -> page.texts("items", "id").stream())
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        return found.stream().filter(id::equals).toList();
    }
}
