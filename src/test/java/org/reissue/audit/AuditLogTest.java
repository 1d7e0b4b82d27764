package org.reissue.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Each change outside cases leaves an entry that says who did what, with what was there before and after. */
@ReissueTest
class AuditLogTest {

    private static final String AUDIT = "/api/v1/ops/audit";

    private final Api api;
    private final TestClock clock;
    private final RefundRequestJob refundRequests;
    private final String actor = Story.fresh("ops");

    @Autowired
    AuditLogTest(Api api, TestClock clock, RefundRequestJob refundRequests) {
        this.api = api;
        this.clock = clock;
        this.refundRequests = refundRequests;
    }

    @Test
    void a_category_is_told_with_what_it_was_before() {
        String id = Story.fresh("cat");
        putCategory(id, 20);
        clock.advance(Duration.ofMinutes(1));
        putCategory(id, 50);
        Answer entries = about(id);
        assertThat(entries.texts("items", "action")).containsExactly("CATEGORY_SAVED", "CATEGORY_SAVED");
        assertThat(entries.texts("items", "actor")).containsExactly(actor, actor);
        assertThat(entries.text("items.0.at")).isEqualTo(clock.instant().toString());
        assertThat(entries.number("items.0.before.shopPercent")).isEqualTo(20);
        assertThat(entries.number("items.0.after.shopPercent")).isEqualTo(50);
        assertThat(entries.field("items.1.before").isNull()).isTrue();
        assertThat(entries.field("items.0").propertyNames())
                .containsExactlyInAnyOrder("at", "actor", "action", "subject", "before", "after");
    }

    @Test
    void a_refused_and_a_repeated_call_leave_nothing() {
        String id = Story.fresh("cat");
        Map<String, Object> ownParent = Map.of("name", "Lamps", "parentId", id);
        ops().put("/api/v1/ops/categories/" + id, ownParent).expect(400);
        assertThat(about(id).field("items")).isEmpty();
        Client repeated = ops().key(Story.fresh("key"));
        repeated.put("/api/v1/ops/categories/" + id, Map.of("name", "Lamps")).expect(200);
        repeated.put("/api/v1/ops/categories/" + id, Map.of("name", "Lamps")).expect(200);
        assertThat(about(id).field("items")).hasSize(1);
    }

    @Test
    void of_an_import_only_what_it_changes_is_told() {
        String same = Story.fresh("cat");
        String other = Story.fresh("cat");
        putCategory(same, 20);
        Client csv = ops().header("Content-Type", "text/csv");
        csv.post(
                        "/api/v1/ops/categories/import",
                        "id,name,parentId,opensAt,shopPercent\n%s,Lamps,,2020-01-01T00:00:00Z,20\n%s,Bulbs,,,\n"
                                .formatted(same, other))
                .expect(200);
        assertThat(about(same).texts("items", "action")).containsExactly("CATEGORY_SAVED");
        assertThat(about(other).texts("items", "action")).containsExactly("CATEGORY_IMPORTED");
    }

    @Test
    void a_carrier_is_told() {
        String code = "X" + Story.fresh("").substring(1, 8).toUpperCase();
        ops().put("/api/v1/ops/carriers/" + code, Map.of("nameZh", "试", "nameEn", "Try", "formats", List.of()))
                .expect(200);
        Answer entry = about(code);
        assertThat(entry.texts("items", "action")).containsExactly("CARRIER_SAVED");
        assertThat(entry.text("items.0.after.nameEn")).isEqualTo("Try");
    }

    @Test
    void the_life_of_a_webhook_is_told_without_a_secret() {
        Answer created = ops().post("/api/v1/ops/webhooks", Map.of("url", "http://127.0.0.1:9/hook?token=hidden"))
                .expect(201);
        String path = "/api/v1/ops/webhooks/" + created.text("id");
        ops().post(path + "/pause").expect(200);
        ops().post(path + "/replay", Map.of("from", created.text("position"))).expect(200);
        ops().post(path + "/resume").expect(200);
        ops().post(path + "/rotate").expect(200);
        ops().delete(path).expect(204);
        Answer entries = about(created.text("id"));
        assertThat(entries.texts("items", "action"))
                .containsExactly(
                        "WEBHOOK_DELETED",
                        "WEBHOOK_SECRET_ROTATED",
                        "WEBHOOK_RESUMED",
                        "WEBHOOK_REPLAYED",
                        "WEBHOOK_PAUSED",
                        "WEBHOOK_CREATED");
        assertThat(entries.body().toString()).doesNotContain("whsec_", "secret\"", "hidden");
        assertThat(entries.text("items.5.after.url")).isEqualTo("http://127.0.0.1:9/hook");
        assertThat(entries.text("items.4.before.status")).isEqualTo("ACTIVE");
        assertThat(entries.text("items.4.after.status")).isEqualTo("PAUSED");
        assertThat(entries.field("items.0.after").isNull()).isTrue();
    }

    @Test
    void credits_and_results_of_refunds_name_the_system() {
        Story story = Story.of(api, clock);
        story.credit("PAYABLE", 1_000, "C-1").expect(200);
        story.credit("PAYABLE", 1_000, "C-1").expect(200);
        Answer credits = about(story.shopId);
        assertThat(credits.texts("items", "action")).as("once per reference").containsExactly("ACCOUNT_CREDITED");
        assertThat(credits.text("items.0.actor")).isEqualTo("order-system");
        assertThat(credits.number("items.0.before.payableFen")).isZero();
        assertThat(credits.number("items.0.after.payableFen")).isEqualTo(1_000);
        assertThat(credits.text("items.0.after.reference")).isEqualTo("C-1");

        String refund = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        refundRequests.drain();
        story.refundResult(refund, "FAILED", "P-1").expect(200);
        story.refundResult(refund, "FAILED", "P-1").expect(200);
        story.retryRefund(refund).expect(200);
        Answer refunds = about(refund);
        assertThat(refunds.texts("items", "action")).containsExactly("REFUND_RETRIED", "REFUND_RESULT_RECORDED");
        assertThat(refunds.texts("items", "actor")).containsExactly("judge", "order-system");
        assertThat(refunds.text("items.1.before.status")).isEqualTo("REQUESTED");
        assertThat(refunds.text("items.1.after.status")).isEqualTo("FAILED");
        assertThat(refunds.text("items.1.after.result.reference")).isEqualTo("P-1");
    }

    /** Nothing is ever erased from the audit log, and a comment may be about people (R20). */
    @Test
    void a_bulk_extension_is_told_without_its_comment() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        Map<String, Object> extension = Map.of(
                "shopId",
                story.shopId,
                "deadlineFrom",
                clock.instant().toString(),
                "deadlineTo",
                clock.instant().plus(Duration.ofDays(5)).toString(),
                "by",
                "PT24H",
                "comment",
                "张三来电");
        ops().post("/api/v1/ops/reissues/extensions", extension).expect(200);
        Answer entries = about(story.shopId);
        assertThat(entries.texts("items", "action")).containsExactly("DEADLINES_EXTENDED");
        assertThat(entries.text("items.0.after.by")).isEqualTo("PT24H");
        assertThat(entries.field("items.0").toString()).doesNotContain("张三");
    }

    @Test
    void entries_are_filtered_and_paged_the_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, Story.fresh("cat"));
            putCategory(made.get(0), i);
            clock.advance(Duration.ofSeconds(1));
        }
        List<String> paged = ops().getAll(AUDIT + "?limit=2&actor=" + actor).stream()
                .flatMap(page -> page.texts("items", "subject").stream())
                .toList();
        assertThat(paged).isEqualTo(made);
        String from = about(made.get(3)).text("items.0.at");
        String to = about(made.get(1)).text("items.0.at");
        assertThat(ops().get(AUDIT + "?actor=" + actor + "&from=" + from + "&to=" + to)
                        .expect(200)
                        .texts("items", "subject"))
                .as("from is inclusive, to is not")
                .containsExactly(made.get(2), made.get(3));
        assertThat(ops().get(AUDIT + "?actor=nobody").expect(200).field("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=%21", "from=yesterday", "to=1999-01-01T00:00:00Z"})
    void an_invalid_query_is_refused(String query) {
        ops().get(AUDIT + "?" + query).expect(400);
    }

    private void putCategory(String id, int shopPercent) {
        ops().put(
                        "/api/v1/ops/categories/" + id,
                        Map.of("name", "Lamps", "opensAt", "2020-01-01T00:00:00Z", "shopPercent", shopPercent))
                .expect(200);
    }

    private Answer about(String subject) {
        return ops().get(AUDIT + "?subject=" + subject).expect(200);
    }

    private Client ops() {
        return api.ops(actor);
    }
}
