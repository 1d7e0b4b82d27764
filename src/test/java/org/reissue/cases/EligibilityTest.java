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

/** R1, R2, R4 and R5: when a buyer may apply for an item, and that a refusal names every rule broken. */
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
    void an_item_of_a_received_order_is_eligible_until_the_end_of_the_window() {
        Answer answer = eligibility();
        assertThat(answer.text("orderId")).isEqualTo(story.orderId);
        assertThat(answer.field("items.0.eligible").booleanValue()).isTrue();
        assertThat(answer.field("items.0.violations").size()).isZero();
        assertThat(answer.text("items.0.windowEndsAt"))
                .isEqualTo(clock.instant().plus(Duration.ofDays(14)).toString());
        assertThat(answer.field("items.0.openCaseId").isNull()).isTrue();
    }

    @Test
    void r1_an_item_is_not_eligible_before_shipment() {
        story.orderFacts(nulls("shippedAt", "receivedAt")).expect(200);
        assertRefused("R1", "NOT_SHIPPED");
    }

    @Test
    void r2_an_item_of_an_unknown_category_is_not_eligible() {
        story.orderFacts(Map.of("categoryId", "unknown")).expect(200);
        assertRefused("R2", "CATEGORY_CLOSED");
    }

    @Test
    void r2_a_category_changed_by_another_instance_opens_and_closes_immediately() {
        String category = Story.fresh("category");
        story.orderFacts(Map.of("categoryId", category)).expect(200);
        assertRefused("R2", "CATEGORY_CLOSED");
        onAnotherInstance(
                "insert into category (id, name, opens_at, shop_percent) values (?, 'Lamps', '2020-01-01', 100)",
                category);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        onAnotherInstance("update category set shop_percent = 0 where id = ?", category);
        assertRefused("R2", "CATEGORY_CLOSED");
        onAnotherInstance("update category set shop_percent = 100 where id = ?", category);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        onAnotherInstance("delete from category where id = ?", category);
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
    void r4_an_application_at_the_last_instant_of_the_window_is_accepted() {
        story.waitFor("P14D");
        story.apply("OTHER").expect(201);
    }

    @Test
    void r5_an_item_has_at_most_one_open_case() {
        story.apply("OTHER").expect(201);
        assertThat(eligibility().text("items.0.openCaseId")).isEqualTo(story.id());
        assertRefused("R5", "CASE_OPEN");
        story.cancel().expect(200);
        story.apply("OTHER").expect(201);
    }

    @Test
    void r5_a_refunded_item_is_not_eligible() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.rule("REFUND").expect(200);
        assertRefused("R5", "ALREADY_REFUNDED");
    }

    @Test
    void r5_the_quantity_must_not_exceed_the_quantity_bought() {
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("quantity", Story.BOUGHT);
        story.apply(story.buyer(), application).expect(201);
        story.cancel().expect(200);
        application.put("quantity", Story.BOUGHT + 1);
        Answer refused = story.apply(story.buyer(), application).expect(422);
        assertThat(codes(refused)).containsExactly("R5 QUANTITY_EXCEEDED");
    }

    @Test
    void modifying_judges_the_quantity_again_but_not_the_window_or_the_category() {
        story.apply("OTHER").expect(201);
        story.waitFor("P20D");
        story.read();
        story.waitFor("PT48H");
        assertThat(story.read().text("status")).isEqualTo("OVERDUE");
        story.orderFacts(Map.of("categoryId", "unknown")).expect(200);
        Map<String, Object> tooMany = Map.of("quantity", Story.BOUGHT + 1, "reason", "OTHER");
        Answer refused = story.buyer().put(story.asBuyer(""), tooMany).expect(422);
        assertThat(codes(refused)).containsExactly("R5 QUANTITY_EXCEEDED");
        story.modify("OTHER").expect(200);
    }

    @Test
    void a_refusal_names_every_violation_in_the_language_of_the_request() {
        story.apply("OTHER").expect(201);
        story.orderFacts(Map.of("categoryId", "unknown")).expect(200);
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
    void passed_deadlines_of_earlier_cases_fire_first() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        assertThat(eligibility().field("items.0.eligible").booleanValue())
                .as("the rejected case has closed without a sweep")
                .isTrue();
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.waitFor("PT48H");
        story.apply("OTHER").expect(201);
    }

    @Test
    void foreign_and_unknown_orders_and_items_are_not_found() {
        String foreign = "/api/v1/buyer/orders/" + story.orderId + "/eligibility";
        api.buyer("somebody-else").get(foreign).expect(404);
        story.buyer().get("/api/v1/buyer/orders/no-such-order/eligibility").expect(404);
        story.apply(api.buyer("somebody-else"), story.application("OTHER")).expect(404);
        Map<String, Object> application = new HashMap<>(story.application("OTHER"));
        application.put("itemId", "no-such-item");
        story.apply(story.buyer(), application).expect(404);
    }

    @Test
    void a_new_buyer_of_the_order_does_not_see_the_former_ones_case() {
        story.apply("OTHER").expect(201);
        String other = Story.fresh("B");
        story.orderFacts(Map.of("buyerId", other)).expect(200);
        Answer eligibility = api.buyer(other)
                .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                .expect(200);
        assertThat(eligibility.texts("items.0.violations", "code")).containsExactly("CASE_OPEN");
        assertThat(eligibility.field("items.0.openCaseId").isNull()).isTrue();
    }

    /** A change by another instance, which this instance can only read from the database. */
    private void onAnotherInstance(String sql, String category) {
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
