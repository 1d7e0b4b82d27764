package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.DocumentedCalls.Call;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every documented POST and PUT of buyers, merchants and ops acts once under one {@code Idempotency-Key}, so a new call
 * is judged by itself.
 */
@ReissueTest
class RepeatedCallsTest {

    private static final String WEBHOOKS = "/api/v1/ops/webhooks";
    private static final Map<String, Object> WEBHOOK =
            Map.of("url", "http://127.0.0.1:9/hook", "shopId", "S-nobody"); // so that nothing is sent
    private static final Map<String, Object> WORDS = Map.of("comment", "请尽快", "evidence", List.of());

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    @Autowired
    private RefundRequestJob refundRequests;

    private final List<String> webhooks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void every_call_that_changes_something_acts_once_under_one_key() {
        List<Call> calls = new DocumentedCalls(api, applied())
                .all().stream()
                        .filter(call -> List.of("POST", "PUT").contains(call.method()))
                        .filter(call -> !call.template().startsWith("/api/v1/system/"))
                        .toList();
        try (ChangeRecorder database = new ChangeRecorder(owner)) {
            calls.forEach(call -> repeat(call, database));
        } finally {
            jdbc.sql("delete from case_quarantine where error = 'repeated'").update();
        }

        assertThat(calls).hasSizeGreaterThan(30);
        assertThat(failures).isEmpty();
    }

    private void repeat(Call call, ChangeRecorder database) {
        Prepared prepared = prepared(call);
        Client caller = prepared.caller().key(Story.fresh("key")).header("Content-Type", call.mediaType());
        String path = call.template().replaceAll("\\{[^}]+}", String.valueOf(prepared.id()));
        database.changes();
        Answer first = caller.send(call.method(), path, prepared.body());
        List<String> changes = database.changes();
        Answer second = caller.send(call.method(), path, prepared.body());
        List<String> changesAgain = database.changes();
        if (call.makesWebhooks() && first.status() == 201) {
            webhooks.add(first.text("id"));
        }
        webhooks.forEach(id -> api.ops("judge").delete(WEBHOOKS + "/" + id).expect(204));
        webhooks.clear();
        boolean acted = first.status() / 100 == 2 && first.header("Idempotency-Replayed") == null && !changes.isEmpty();
        boolean replayed = second.status() == first.status()
                && "true".equals(second.header("Idempotency-Replayed"))
                && changesAgain.isEmpty();
        if (!acted || !replayed) {
            failures.add(call.method() + " " + path + " -> " + first + changes + " -> " + second + changesAgain);
        }
    }

    /** What a call needs to succeed; the id is for the variable of its path. */
    private record Prepared(Client caller, String id, Object body) {}

    private Prepared prepared(Call call) {
        String name = call.method() + " " + call.template().substring("/api/v1".length());
        return switch (name) {
            case "POST /buyer/reissues" -> {
                Story story = Story.of(api, clock);
                yield buyer(story, story.application("OTHER"));
            }
            case "PUT /buyer/reissues/{id}" -> buyer(rejected(), Map.of("quantity", 1, "reason", "OTHER"));
            case "POST /buyer/reissues/{id}/cancel" -> buyer(applied(), WORDS);
            case "POST /buyer/reissues/{id}/escalate" -> buyer(rejected(), WORDS);
            case "POST /buyer/reissues/{id}/statements" -> buyer(arbitrated(), WORDS);
            case "POST /buyer/reissues/{id}/confirm" -> buyer(shipped(), WORDS);
            case "POST /merchant/reissues/{id}/approve" -> merchant(applied(), null);
            case "POST /merchant/reissues/approvals" -> {
                Story story = applied();
                yield merchant(story, Map.of("ids", List.of(story.id())));
            }
            case "POST /merchant/reissues/{id}/reject" ->
                merchant(
                        applied(),
                        Map.of("code", "EVIDENCE_INSUFFICIENT", "explanation", "照片看不清", "evidence", List.of()));
            case "POST /merchant/reissues/{id}/ship" -> merchant(approved(), shipment());
            case "PUT /merchant/reissues/{id}/shipment" -> merchant(shipped(), shipment());
            case "POST /merchant/reissues/shipments" -> shipments(approved(), call);
            case "POST /merchant/reissues/{id}/statements" -> merchant(arbitrated(), WORDS);
            case "POST /merchant/reissues/{id}/remarks" -> merchant(applied(), WORDS);
            case "PUT /ops/categories/{id}" -> ops(Story.fresh("repeated"), Map.of("name", "灯"));
            case "POST /ops/categories/import" ->
                ops("", "id,name,parentId,opensAt,shopPercent\n" + Story.fresh("repeated") + ",灯,,,\n");
            case "PUT /ops/carriers/{code}" ->
                ops("REPEATED", Map.of("nameZh", "试", "nameEn", Story.fresh("Try"), "formats", List.of()));
            case "POST /ops/reissues/{id}/claim" -> ops(arbitrated().id(), Map.of());
            case "POST /ops/reissues/{id}/release" -> {
                Story story = arbitrated();
                story.ops().post(story.asOps("/claim"), Map.of()).expect(200);
                yield ops(story.id(), null);
            }
            case "POST /ops/reissues/{id}/rule" -> ops(arbitrated().id(), call.body());
            case "POST /ops/reissues/{id}/extend" -> ops(applied().id(), Map.of("by", "PT24H", "comment", "台风"));
            case "POST /ops/reissues/extensions" -> ops("", extension(applied()));
            case "POST /ops/reissues/{id}/remarks" -> ops(applied().id(), WORDS);
            case "POST /ops/quarantine/{id}/release" -> ops(quarantined().id(), null);
            case "POST /ops/scorecards/rebuild" -> ops("", null);
            case "POST /ops/refunds/{id}/retry" -> ops(failedRefund(), null);
            case "POST /ops/webhooks" -> ops("", WEBHOOK);
            case "POST /ops/webhooks/{id}/test", "POST /ops/webhooks/{id}/pause", "POST /ops/webhooks/{id}/rotate" ->
                ops(webhook().text("id"), null);
            case "POST /ops/webhooks/{id}/resume" -> {
                String id = webhook().text("id");
                api.ops("judge").post(WEBHOOKS + "/" + id + "/pause").expect(200);
                yield ops(id, null);
            }
            case "POST /ops/webhooks/{id}/replay" -> {
                Answer webhook = webhook();
                yield ops(webhook.text("id"), Map.of("from", webhook.text("position")));
            }
            case "POST /ops/erasures" -> {
                Story story = applied();
                story.cancel().expect(200);
                yield ops("", Map.of("buyerId", story.buyerId));
            }
            default -> throw new AssertionError("How does " + name + " succeed?");
        };
    }

    private static Prepared buyer(Story story, Object body) {
        return new Prepared(story.buyer(), story.id(), body);
    }

    private static Prepared merchant(Story story, Object body) {
        return new Prepared(story.merchant(), story.id(), body);
    }

    private Prepared ops(String id, Object body) {
        return new Prepared(api.ops("judge"), id, body);
    }

    private static Prepared shipments(Story story, Call call) {
        String number = Story.freshNumber();
        return merchant(
                story,
                call.isJson()
                        ? Map.of("items", List.of(Map.of("id", story.id(), "carrier", "SF", "trackingNumber", number)))
                        : "id,carrier,trackingNumber\n" + story.id() + ",SF," + number + "\n");
    }

    private static Map<String, Object> shipment() {
        return Map.of("carrier", "SF", "trackingNumber", Story.freshNumber());
    }

    private String extension(Story story) {
        Instant to = clock.instant().plus(Duration.ofDays(3));
        return """
                {"shopId": "%s", "deadlineFrom": "%s", "deadlineTo": "%s", "by": "PT24H", "comment": "台风"}
                """.formatted(story.shopId, clock.instant(), to);
    }

    private Story applied() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        return story;
    }

    private Story approved() {
        return Story.of(api, clock).approved("OTHER");
    }

    private Story shipped() {
        Story story = approved();
        story.ship().expect(200);
        return story;
    }

    private Story rejected() {
        Story story = applied();
        story.reject().expect(200);
        return story;
    }

    private Story arbitrated() {
        Story story = rejected();
        story.escalate().expect(200);
        return story;
    }

    private Story quarantined() {
        Story story = applied();
        jdbc.sql("insert into case_quarantine (case_id, attempts, retry_at, error) values (?::uuid, 1, ?, 'repeated')")
                .params(story.id(), Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        return story;
    }

    private String failedRefund() {
        Story story = Story.of(api, clock);
        String id = story.letShipmentBecomeOverdue("NEVER_RECEIVED").text("refund.id");
        refundRequests.drain();
        story.refundResult(id, "FAILED", "P-1").expect(200);
        return id;
    }

    private Answer webhook() {
        Answer made = api.ops("judge").post(WEBHOOKS, WEBHOOK).expect(201);
        webhooks.add(made.text("id"));
        return made;
    }
}
