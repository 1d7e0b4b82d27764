package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R16, R18: ops find the arbitrations in which both sides have spoken, or had 48 h to. */
@ReissueTest
class EvidenceWindowTest {

    private static final String LIST = "/api/v1/ops/reissues?quickFilter=TO_RULE";
    private static final String COUNTS = "/api/v1/ops/reissues/counts";

    private final Api api;
    private final TestClock clock;
    private Client ops;
    private Story story;

    @Autowired
    EvidenceWindowTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void an_arbitration() {
        ops = api.ops("judge");
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    @Test
    void an_arbitration_tells_until_when_evidence_may_come() {
        Answer read = story.read();
        assertThat(read.text("arbitration.openedAt")).isEqualTo(clock.instant().toString());
        assertThat(read.text("arbitration.evidenceUntil"))
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)).toString());
        assertThat(read.field("deadline").isNull()).isTrue();
        story.rule("DISMISS").expect(200);
    }

    @Test
    void an_arbitration_is_to_rule_when_both_sides_have_added_a_statement() {
        stateAsBuyer();
        stateAsBuyer();
        assertThat(toRule()).as("one side alone").isEmpty();
        Answer stated = stateAsMerchant();
        assertThat(toRule()).containsExactly(story.id());
        assertThat(stated.number("version")).isEqualTo(2);
        assertThat(stated.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void an_arbitration_is_to_rule_when_the_evidence_window_is_over() {
        story.waitFor("PT47H59M59.999999S");
        assertThat(toRule()).isEmpty();
        story.waitFor("PT0.000001S");
        assertThat(toRule()).containsExactly(story.id());
        story.rule("DISMISS").expect(200);
        assertThat(toRule()).isEmpty();
    }

    @Test
    void a_second_arbitration_waits_for_statements_of_its_own() {
        stateAsBuyer();
        stateAsMerchant();
        story.rule("REISSUE").expect(200);
        story.ship().expect(200);
        story.waitFor("PT72H");
        Answer escalated = story.escalate().expect(200);
        assertThat(escalated.text("arbitration.evidenceUntil"))
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)).toString());
        assertThat(toRule()).isEmpty();
        stateAsMerchant();
        assertThat(toRule()).isEmpty();
        stateAsBuyer();
        assertThat(toRule()).containsExactly(story.id());
    }

    @Test
    void to_rule_goes_with_every_other_filter_and_is_paged() {
        stateAsBuyer();
        stateAsMerchant();
        String first = story.id();
        clock.advance(Duration.ofMinutes(1));
        Story second = Story.of(api, clock, story.shopId);
        second.apply("NEVER_RECEIVED").expect(201);
        second.reject().expect(200);
        second.buyer()
                .post(second.asBuyer("/statements"), Map.of("comment", "没有"))
                .expect(200);
        second.merchant()
                .post(second.asMerchant("/statements"), Map.of("comment", "有"))
                .expect(200);

        assertThat(toRule()).as("the older first").containsExactly(first, second.id());
        assertThat(ids("&sort=-applied")).containsExactly(second.id(), first);
        assertThat(ids("&buyerId=" + second.buyerId)).containsExactly(second.id());
        assertThat(ids("&orderId=" + second.orderId)).containsExactly(second.id());
        assertThat(ids("&reason=OTHER")).isEmpty();
        assertThat(ids("&status=REJECTED")).isEmpty();
        Answer page = ops.get(LIST + "&limit=1&shopId=" + story.shopId).expect(200);
        assertThat(page.texts("items", "id")).containsExactly(first);
        assertThat(ids("&cursor=" + page.text("nextCursor"))).containsExactly(second.id());
    }

    @Test
    void only_ops_have_the_filter() {
        Answer counts = story.merchant().get("/api/v1/merchant/reissues/counts").expect(200);
        assertThat(counts.body().has("TO_RULE")).isFalse();
        assertThat(counts.number("IN_ARBITRATION")).isEqualTo(1);
        Client merchant = story.merchant();
        for (Answer refused : List.of(
                merchant.get("/api/v1/merchant/reissues?quickFilter=TO_RULE"),
                story.buyer().get("/api/v1/buyer/reissues?quickFilter=TO_RULE"))) {
            assertThat(refused.expect(400).text("type")).isEqualTo("urn:reissue:problem:invalid-request");
            assertThat(refused.texts("errors", "field")).containsExactly("quickFilter");
            assertThat(refused.text("errors.0.message"))
                    .contains("IN_ARBITRATION")
                    .doesNotContain("TO_RULE");
        }
    }

    @Test
    void ops_count_over_all_shops() {
        long before = ops.get(COUNTS).expect(200).number("TO_RULE");
        stateAsBuyer();
        stateAsMerchant();
        assertThat(ops.get(COUNTS).expect(200).number("TO_RULE")).isEqualTo(before + 1);
        ops.get(COUNTS + "?shopId=a%20b").expect(400);
    }

    /** The ids that the list of the shop has, which its count must agree with. */
    private List<String> toRule() {
        List<String> found = ids("");
        assertThat(ops.get(COUNTS + "?shopId=" + story.shopId).expect(200).number("TO_RULE"))
                .isEqualTo(found.size());
        return found;
    }

    private List<String> ids(String query) {
        return ops.get(LIST + "&shopId=" + story.shopId + query).expect(200).texts("items", "id");
    }

    private Answer stateAsBuyer() {
        return story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", "快递柜没有"))
                .expect(200);
    }

    private Answer stateAsMerchant() {
        return story.merchant()
                .post(story.asMerchant("/statements"), Map.of("comment", "有签收底单"))
                .expect(200);
    }
}
