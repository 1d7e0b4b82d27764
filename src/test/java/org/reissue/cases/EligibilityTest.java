package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** R1, R2, R4 and R5: who may apply for what, and when; and that every reason why not is named. */
@ReissueTest
class EligibilityTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private Story story;

    @Autowired
    EligibilityTest(Api api, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void an_order() {
        story = Story.of(api, clock);
    }

    @Test
    void a_received_order_is_eligible_and_says_until_when() {
        Answer answer = eligibility();
        assertThat(answer.text("orderId")).isEqualTo(story.orderId);
        assertThat(answer.field("items.0.eligible").booleanValue()).isTrue();
        assertThat(answer.field("items.0.violations").size()).isZero();
        assertThat(answer.text("items.0.windowEndsAt"))
                .isEqualTo(clock.instant().plus(Duration.ofDays(14)).toString());
        assertThat(answer.field("items.0.openCaseId").isNull()).isTrue();
    }

    @Test
    void r1_nothing_before_the_merchant_has_shipped() {
        story.orderFacts(nulls("shippedAt", "receivedAt")).expect(200);
        assertRefused("R1", "NOT_SHIPPED");
    }

    @Test
    void r2_nothing_from_a_closed_or_unknown_category() {
        story.orderFacts(Map.of("categoryId", "nobody-knows-it")).expect(200);
        assertRefused("R2", "CATEGORY_CLOSED");
    }

    @Test
    void r2_a_category_opens_and_closes_at_once_whichever_instance_was_told() {
        String category = Story.fresh("category");
        story.orderFacts(Map.of("categoryId", category)).expect(200);
        assertRefused("R2", "CATEGORY_CLOSED");
        elsewhere(
                "insert into category (id, name, opens_at, shop_percent) values (?, 'Lamps', '2020-01-01', 100)",
                category);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        elsewhere("update category set shop_percent = 0 where id = ?", category);
        assertRefused("R2", "CATEGORY_CLOSED");
        elsewhere("update category set shop_percent = 100 where id = ?", category);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        elsewhere("delete from category where id = ?", category);
        assertThat(codes(story.apply("OTHER").expect(422))).containsExactly("R2 CATEGORY_CLOSED");
    }

    @Test
    void r4_the_window_is_open_until_360_hours_after_receipt_inclusive() {
        story.waitFor("P14D");
        assertThat(eligibility().field("items.0.eligible").booleanValue()).isTrue();
        story.waitFor("PT0.000001S");
        assertRefused("R4", "WINDOW_CLOSED");
    }

    @Test
    void r4_the_window_stays_open_while_receipt_is_not_confirmed() {
        story.orderFacts(nulls("receivedAt")).expect(200);
        story.waitFor("P60D");
        assertThat(eligibility().field("items.0.windowEndsAt").isNull()).isTrue();
        story.apply("NEVER_RECEIVED").expect(201);
    }

    @Test
    void r4_the_last_instant_still_counts_when_applying() {
        story.waitFor("P14D");
        story.apply("OTHER").expect(201);
    }

    @Test
    void r5_one_open_case_per_item_at_a_time() {
        story.apply("OTHER").expect(201);
        assertThat(eligibility().text("items.0.openCaseId")).isEqualTo(story.id());
        assertRefused("R5", "CASE_OPEN");
        story.cancel().expect(200);
        story.apply("OTHER").expect(201);
    }

    @Test
    void r5_nothing_after_a_refund() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.rule("REFUND").expect(200);
        assertRefused("R5", "ALREADY_REFUNDED");
    }

    @Test
    void r5_no_more_than_was_bought() {
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("quantity", Story.BOUGHT);
        story.apply(story.buyer(), application).expect(201);
        story.cancel().expect(200);
        application.put("quantity", Story.BOUGHT + 1);
        Answer refused = story.apply(story.buyer(), application).expect(422);
        assertThat(codes(refused)).containsExactly("R5 QUANTITY_EXCEEDED");
    }

    @Test
    void modifying_checks_the_quantity_again_but_neither_window_nor_category() {
        story.apply("OTHER").expect(201);
        story.waitFor("P20D");
        story.read();
        story.waitFor("PT48H");
        assertThat(story.read().text("status")).isEqualTo("OVERDUE");
        story.orderFacts(Map.of("categoryId", "nobody-knows-it")).expect(200);
        Map<String, Object> tooMany = Map.of("quantity", Story.BOUGHT + 1, "reason", "OTHER");
        Answer refused = story.buyer().put(story.asBuyer(""), tooMany).expect(422);
        assertThat(codes(refused)).containsExactly("R5 QUANTITY_EXCEEDED");
        story.modify("OTHER").expect(200);
    }

    @Test
    void every_reason_is_named_at_once_in_the_callers_language() {
        story.apply("OTHER").expect(201);
        story.orderFacts(Map.of("categoryId", "nobody-knows-it")).expect(200);
        story.waitFor("PT47H");
        story.ops()
                .post(story.asOps("/extend"), Map.of("by", "P30D", "comment", "长假"))
                .expect(200);
        story.waitFor("P20D");
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("quantity", 9_999);
        Answer refused = story.apply(story.buyer(), application).expect(422);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:not-eligible");
        assertThat(codes(refused))
                .containsExactly("R2 CATEGORY_CLOSED", "R4 WINDOW_CLOSED", "R5 CASE_OPEN", "R5 QUANTITY_EXCEEDED");
        Answer chinese = story.apply(story.buyer().header("Accept-Language", "zh-CN"), application);
        assertThat(chinese.text("violations.0.message"))
                .isNotEqualTo(refused.text("violations.0.message"))
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void an_earlier_case_counts_as_what_the_clock_has_made_of_it() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        assertThat(eligibility().field("items.0.eligible").booleanValue())
                .as("nobody has swept, but the rejected case has closed")
                .isTrue();
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        story.apply("OTHER").expect(201);
    }

    @Test
    void foreign_and_unknown_orders_and_items_look_alike() {
        String foreign = "/api/v1/buyer/orders/" + story.orderId + "/eligibility";
        api.buyer("somebody-else").get(foreign).expect(404);
        story.buyer().get("/api/v1/buyer/orders/no-such-order/eligibility").expect(404);
        story.apply(api.buyer("somebody-else"), story.application("OTHER")).expect(404);
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("itemId", "no-such-item");
        story.apply(story.buyer(), application).expect(404);
    }

    /** What another instance does, of which this one hears by the database only. */
    private void elsewhere(String sql, String category) {
        jdbc.sql(sql).param(category).update();
    }

    private Answer eligibility() {
        return story.buyer()
                .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                .expect(200);
    }

    private void assertRefused(String rule, String code) {
        Answer answer = eligibility();
        assertThat(answer.field("items.0.eligible").booleanValue()).isFalse();
        assertThat(answer.texts("items.0.violations", "rule")).containsExactly(rule);
        assertThat(answer.texts("items.0.violations", "code")).containsExactly(code);
        assertThat(codes(story.apply("OTHER").expect(422))).containsExactly(rule + " " + code);
    }

    private static List<String> codes(Answer refused) {
        return refused.field("violations")
                .valueStream()
                .map(violation -> violation.path("rule").stringValue() + " "
                        + violation.path("code").stringValue())
                .toList();
    }

    private static Map<String, Object> nulls(String... names) {
        Map<String, Object> changed = new HashMap<>();
        for (String name : names) {
            changed.put(name, null);
        }
        return changed;
    }
}
