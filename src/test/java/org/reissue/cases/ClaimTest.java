package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R16: one member of staff at a time has an arbitration in hand. */
@ReissueTest
class ClaimTest {

    private static final Map<String, Object> RULING =
            Map.of("decision", "DISMISS", "blame", "BUYER", "opinion", "商家已发齐");

    private final Api api;
    private final TestClock clock;
    private Story story;
    private Client anna;
    private Client ben;

    @Autowired
    ClaimTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_arbitration_and_two_members_of_staff() {
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        anna = api.ops("anna");
        ben = api.ops("ben");
    }

    @Test
    void a_claim_is_shown_to_ops_only_and_leaves_the_version() {
        Answer before = anna.get(story.asOps("")).expect(200);
        assertThat(before.field("arbitration").propertyNames())
                .containsExactly("openedAt", "evidenceUntil", "claimedBy", "decision", "blame", "opinion", "ruledAt");
        clock.advance(Duration.ofMinutes(1));

        Answer claimed = claim(anna, Map.of()).expect(200);

        assertThat(claimed.text("arbitration.claimedBy")).isEqualTo("anna");
        assertThat(claimed.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(claimed.text("updatedAt")).isEqualTo(before.text("updatedAt"));
        assertThat(claimed.field("allowedActions")).isEqualTo(before.field("allowedActions"));
        assertThat(ben.get("/api/v1/ops/reissues?shopId=" + story.shopId).text("items.0.arbitration.claimedBy"))
                .isEqualTo("anna");
        assertThat(story.read().field("arbitration.claimedBy").isNull()).isTrue();
        assertThat(story.merchant()
                        .get(story.asMerchant(""))
                        .field("arbitration.claimedBy")
                        .isNull())
                .isTrue();
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.rejected");
        anna.header("If-Match", claimed.header("ETag"))
                .post(story.asOps("/rule"), RULING)
                .expect(200);
    }

    @Test
    void nobody_else_claims_releases_or_rules_a_claimed_arbitration_without_taking_it_over() {
        claim(anna, Map.of()).expect(200);
        isClaimed(claim(ben, Map.of()));
        isClaimed(claim(ben, Map.of("takeOver", false, "comment", "换人")));
        isClaimed(ben.post(story.asOps("/release")));
        isClaimed(ben.post(story.asOps("/rule"), RULING));
        assertThat(claimedBy()).isEqualTo("anna");

        assertThat(claim(ben, Map.of("takeOver", true)).expect(200).text("arbitration.claimedBy"))
                .isEqualTo("ben");
        isClaimed(anna.post(story.asOps("/rule"), RULING));
        Answer ruled = ben.post(story.asOps("/rule"), RULING).expect(200);
        assertThat(ruled.field("arbitration.claimedBy").isNull()).isTrue();
        assertThat(story.eventTypes()).endsWith("reissue.rejected", "reissue.ruled");
    }

    @Test
    void ruling_is_among_the_allowed_actions_of_nobody_but_the_member_of_staff_who_claimed() {
        assertThat(allowed(anna)).contains("RULE").isEqualTo(allowed(ben));

        claim(anna, Map.of()).expect(200);
        assertThat(allowed(anna)).contains("RULE");
        assertThat(allowed(ben)).doesNotContain("RULE");
        assertThat(ben.get("/api/v1/ops/reissues?shopId=" + story.shopId).field("items.0.allowedActions"))
                .isEmpty();

        clock.advance(Duration.ofHours(8)); // the claim lapses
        assertThat(allowed(ben)).contains("RULE");
    }

    private String allowed(Client member) {
        return member.get(story.asOps("")).expect(200).field("allowedActions").toString();
    }

    @Test
    void the_comment_of_a_claim_is_a_remark_that_only_ops_see() {
        claim(anna, Map.of("comment", "先核对签收底单")).expect(200);
        claim(ben, Map.of("takeOver", true, "comment", "同事休假")).expect(200);
        Answer timeline = story.timeline();
        assertThat(timeline.texts("items", "type")).endsWith("reissue.remark-added", "reissue.remark-added");
        assertThat(timeline.text("items.2.actor.id")).isEqualTo("anna");
        assertThat(timeline.text("items.3.comment")).isEqualTo("同事休假");
        assertThat(story.merchant().get(story.asMerchant("/timeline")).texts("items", "type"))
                .doesNotContain("reissue.remark-added");
    }

    @Test
    void a_claim_lapses_after_eight_hours_of_business_time_unless_claimed_again() {
        claim(anna, Map.of()).expect(200);
        story.waitFor("PT7H59M59.999999S");
        isClaimed(claim(ben, Map.of()));
        claim(anna, Map.of()).expect(200);
        story.waitFor("PT7H59M59.999999S");
        assertThat(claimedBy()).isEqualTo("anna");
        story.waitFor("PT0.000001S");
        assertThat(anna.get(story.asOps("")).field("arbitration.claimedBy").isNull())
                .isTrue();
        assertThat(claim(ben, Map.of()).expect(200).text("arbitration.claimedBy"))
                .isEqualTo("ben");
    }

    @Test
    void a_lapsed_claim_keeps_nobody_from_ruling() {
        claim(anna, Map.of()).expect(200);
        story.waitFor("PT8H");
        ben.post(story.asOps("/rule"), RULING).expect(200);
    }

    @Test
    void a_released_arbitration_is_free_and_releasing_a_free_one_changes_nothing() {
        claim(anna, Map.of()).expect(200);
        Answer released = anna.post(story.asOps("/release")).expect(200);
        assertThat(released.field("arbitration.claimedBy").isNull()).isTrue();
        assertThat(ben.post(story.asOps("/release")).expect(200).header("ETag")).isEqualTo(released.header("ETag"));
        claim(ben, Map.of()).expect(200);
    }

    @Test
    void only_an_arbitration_is_claimed_and_its_end_ends_the_claim() {
        claim(anna, Map.of()).expect(200);
        story.rule("REISSUE").expect(409);
        anna.post(story.asOps("/rule"), Map.of("decision", "REISSUE", "blame", "MERCHANT", "opinion", "应补寄"))
                .expect(200);
        for (String call : List.of("/claim", "/release")) {
            Answer refused = anna.post(story.asOps(call)).expect(409);
            assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-transition");
            assertThat(refused.text("caseStatus")).isEqualTo("AWAITING_SHIPMENT");
        }
        story.ship().expect(200);
        assertThat(story.escalate().expect(200).field("arbitration.decision").isNull())
                .as("a new arbitration")
                .isTrue();
        claim(ben, Map.of()).expect(200);
        story.cancel().expect(200);
        assertThat(ben.get(story.asOps("")).field("arbitration.claimedBy").isNull())
                .isTrue();
        ben.post(story.asOps("/claim")).expect(409);
    }

    @Test
    void a_repeated_claim_is_replayed_and_takes_nothing_back() {
        Client keyed = anna.key(Story.fresh("key"));
        claim(keyed, Map.of("comment", "我来处理")).expect(200);
        claim(ben, Map.of("takeOver", true)).expect(200);
        Answer again = claim(keyed, Map.of("comment", "我来处理")).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("arbitration.claimedBy")).isEqualTo("ben");
        claim(keyed, Map.of("takeOver", true)).expect(422);
        assertThat(claimedBy()).isEqualTo("ben");
    }

    @Test
    void a_claim_without_a_body_is_repeated_by_one_that_takes_nothing_over() {
        Client keyed = anna.key(Story.fresh("key"));
        keyed.post(story.asOps("/claim")).expect(200);
        for (Map<String, Object> same : List.<Map<String, Object>>of(Map.of(), Map.of("takeOver", false))) {
            assertThat(claim(keyed, same).expect(200).header("Idempotency-Replayed"))
                    .isEqualTo("true");
        }
        claim(keyed, Map.of("comment", "我来处理")).expect(422);
    }

    @Test
    void an_invalid_claim_is_refused() {
        claim(anna, Map.of("takeOver", "yes")).expect(400);
        claim(anna, Map.of("comment", "长".repeat(501))).expect(400);
        anna.header("If-Match", "\"1\"").post(story.asOps("/claim")).expect(412);
        anna.post("/api/v1/ops/reissues/nonsense/claim").expect(404);
        story.merchant().post(story.asOps("/claim")).expect(403);
        assertThat(anna.get(story.asOps("")).field("arbitration.claimedBy").isNull())
                .isTrue();
    }

    @Test
    void of_many_who_claim_at_once_one_gets_it() throws Exception {
        List<Callable<Answer>> claims = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Client staff = api.ops("staff-" + i);
            claims.add(() -> claim(staff, Map.of()));
        }
        List<Answer> answers = Concurrently.call(claims);
        List<Answer> winners =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winners).hasSize(1);
        assertThat(claimedBy()).isEqualTo(winners.get(0).text("arbitration.claimedBy"));
        answers.stream().filter(answer -> answer.status() != 200).forEach(ClaimTest::isClaimed);
    }

    private Answer claim(Client staff, Map<String, Object> claim) {
        return staff.post(story.asOps("/claim"), claim);
    }

    private String claimedBy() {
        return anna.get(story.asOps("")).text("arbitration.claimedBy");
    }

    private static void isClaimed(Answer answer) {
        assertThat(answer.expect(409).text("type")).isEqualTo("urn:reissue:problem:claimed");
        assertThat(answer.text("detail")).isNotBlank();
    }
}
