package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Refusals of commands: their order of judgement, and that a refusal changes nothing. */
@ReissueTest
class CommandRefusalsTest {

    private final Api api;
    private final TestClock clock;
    private Story story;

    @Autowired
    CommandRefusalsTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_case_waiting_for_the_merchant() {
        story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
    }

    @Test
    void an_illegal_action_is_refused_with_the_status_and_the_allowed_actions() {
        Answer refused = story.escalate().expect(409);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(refused.number("status")).isEqualTo(409);
        assertThat(refused.text("caseStatus")).isEqualTo("PENDING_MERCHANT");
        assertThat(refused.field("allowedActions").valueStream().map(node -> node.stringValue()))
                .containsExactly("CANCEL");
    }

    @Test
    void a_passed_deadline_is_fired_before_the_command_is_judged() {
        story.waitFor("PT48H");
        Answer refused = story.reject().expect(409);
        assertThat(refused.text("caseStatus")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
        story.ship().expect(200);
    }

    @Test
    void if_match_is_judged_after_the_deadline_and_before_legality() {
        Object shipment = shipment("SF", Story.freshNumber());
        story.merchant()
                .header("If-Match", "\"7\"")
                .post(story.asMerchant("/ship"), shipment)
                .expect(412);
        story.merchant()
                .header("If-Match", "\"1\"")
                .post(story.asMerchant("/ship"), shipment)
                .expect(409);
        story.waitFor("PT48H");
        story.merchant()
                .header("If-Match", "\"1\"")
                .post(story.asMerchant("/ship"), shipment)
                .expect(412);
        story.merchant()
                .header("If-Match", "\"2\"")
                .post(story.asMerchant("/ship"), shipment)
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "W/\"1\"", "\"2\", \"3\"", "nonsense", "\"1"})
    void an_if_match_without_the_current_version_is_refused(String ifMatch) {
        Answer refused = story.merchant()
                .header("If-Match", ifMatch)
                .post(story.asMerchant("/approve"))
                .expect(412);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "\"9\", \"1\""})
    void an_if_match_with_the_current_version_passes(String ifMatch) {
        story.merchant()
                .header("If-Match", ifMatch)
                .post(story.asMerchant("/approve"))
                .expect(200);
    }

    @Test
    void legality_is_judged_before_rules() {
        story.buyer()
                .put(story.asBuyer(""), Map.of("quantity", 9_999, "reason", "OTHER"))
                .expect(409);
        story.merchant()
                .post(story.asMerchant("/ship"), shipment("NOBODY", "?"))
                .expect(409);
        story.approve().expect(200);
        story.merchant()
                .post(story.asMerchant("/reject"), Map.of("code", "ALL_SENT", "explanation", "都发了"))
                .expect(409);
        story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", "REFUND", "blame", "BUYER", "opinion", "否", "refundFen", 1_000_000_000))
                .expect(409);
    }

    @ParameterizedTest
    @CsvSource({"ALL_SENT", "AGREED_WITH_BUYER"})
    void r15_some_rejection_codes_require_evidence(String code) {
        Answer refused = story.merchant()
                .post(story.asMerchant("/reject"), Map.of("code", code, "explanation", "都发了"))
                .expect(422);
        assertThat(refused.texts("violations", "code")).containsExactly("EVIDENCE_REQUIRED");
        assertThat(refused.texts("violations", "rule")).containsExactly("R15");
        story.merchant()
                .post(
                        story.asMerchant("/reject"),
                        Map.of("code", code, "explanation", "都发了", "evidence", List.of("https://img.example/a.jpg")))
                .expect(200);
    }

    @Test
    void r16_a_refund_must_not_exceed_the_amount_paid() {
        story.reject().expect(200);
        story.escalate().expect(200);
        Answer refused = rule("REFUND", Story.PAID_FEN + 1).expect(422);
        assertThat(refused.texts("violations", "code")).containsExactly("AMOUNT_EXCEEDED");
        rule("REFUND", 0).expect(400);
        rule("REISSUE", 1).expect(400);
        rule("DISMISS", 1).expect(400);
        rule("REFUND", Story.PAID_FEN).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "XX, SF1234567890, UNKNOWN_CARRIER",
        "sf, SF1234567890, UNKNOWN_CARRIER",
        "SF, SF12345, BAD_FORMAT",
        "SF, 12345678901234567890123456789012345678901, BAD_FORMAT",
        "SF, SF-123456789, BAD_FORMAT"
    })
    void r13_an_impossible_tracking_number_is_refused(String carrier, String number, String code) {
        story.approve().expect(200);
        Answer refused = story.ship(carrier, number).expect(422);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-tracking-number");
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void foreign_and_unknown_cases_are_not_found() {
        api.buyer("somebody-else").get(story.asBuyer("")).expect(404);
        api.merchant("clerk", "another-shop").post(story.asMerchant("/approve")).expect(404);
        api.merchant("clerk", "another-shop").get(story.asMerchant("/timeline")).expect(404);
        for (String id : List.of("00000000-0000-7000-8000-000000000000", "nonsense", "1", "%00", "a%20b")) {
            int refused = id.equals("%00") ? 400 : 404; // Tomcat takes no NUL
            story.buyer().get("/api/v1/buyer/reissues/" + id).expect(refused);
        }
        story.buyer().get("/api/v1/buyer/reissues/nonsense").expect(404);
        story.buyer().post("/api/v1/buyer/reissues/nonsense/cancel").expect(404);
    }

    @Test
    void a_caller_of_another_scope_is_forbidden() {
        story.buyer().post(story.asMerchant("/approve")).expect(403);
        story.merchant().post(story.asOps("/rule"), Map.of()).expect(403);
        api.anonymous().get(story.asBuyer("")).expect(401);
    }

    @Test
    void a_refusal_changes_nothing() {
        String before = story.ops().get(story.asOps("")).expect(200).body().toString();
        story.escalate().expect(409);
        story.ship().expect(409);
        story.merchant()
                .post(story.asMerchant("/reject"), Map.of("code", "NONE"))
                .expect(400);
        story.merchant().post(story.asMerchant("/reject"), "{\"code\":").expect(400);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "P31D", "comment", "太久"))
                .expect(400);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "PT59S", "comment", "太短"))
                .expect(400);
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "soon", "comment", "?"))
                .expect(400);
        assertThat(story.ops().get(story.asOps("")).expect(200).body()).hasToString(before);
        assertThat(story.eventTypes()).containsExactly("reissue.applied");
    }

    private Answer rule(String decision, long refundFen) {
        return story.ops()
                .post(
                        story.asOps("/rule"),
                        Map.of("decision", decision, "blame", "MERCHANT", "opinion", "裁决", "refundFen", refundFen));
    }

    private static Map<String, Object> shipment(String carrier, String number) {
        return Map.of("carrier", carrier, "trackingNumber", number);
    }
}
