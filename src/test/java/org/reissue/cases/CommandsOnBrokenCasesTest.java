package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What buyers, merchants and ops can do beside a case whose passed deadline cannot be fired. */
@ReissueTest
class CommandsOnBrokenCasesTest {

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final BrokenCases broken;

    @Autowired
    CommandsOnBrokenCasesTest(Api api, TestClock clock, JdbcClient jdbc, SchemaOwner owner) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.broken = new BrokenCases(owner);
    }

    @Test
    void a_command_on_a_case_that_cannot_be_fired_is_told_to_come_back() {
        Story story = applied(Story.fresh("S"));
        broken.corrupt(story);
        story.waitFor("PT48H");
        assertThat(story.approve().expect(409).text("type")).isEqualTo("urn:reissue:problem:busy");
        broken.repair(story);
        assertThat(story.approve().expect(409).text("type")).isEqualTo("urn:reissue:problem:invalid-transition");
    }

    @Test
    void of_an_order_only_the_item_of_the_case_that_cannot_be_fired_is_affected() {
        Story story = Story.of(api, clock);
        story.orderFacts(Map.of("items", List.of(item("I-1"), item("I-2")))).expect(200);
        story.apply("OTHER").expect(201);
        broken.corrupt(story);
        story.waitFor("PT48H");

        Answer eligibility = story.buyer()
                .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                .expect(200);
        assertThat(eligibility.texts("items", "itemId")).containsExactly("I-1", "I-2");
        assertThat(eligibility.field("items.0.eligible").booleanValue()).isFalse();
        assertThat(eligibility.field("items.1.eligible").booleanValue()).isTrue();
        Map<String, Object> other = new HashMap<>(story.application("OTHER"));
        other.put("itemId", "I-2");
        story.buyer().post("/api/v1/buyer/reissues", other).expect(201);
        assertThat(story.buyer()
                        .post("/api/v1/buyer/reissues", story.application("OTHER"))
                        .expect(422)
                        .texts("violations", "code"))
                .contains("CASE_OPEN");
        broken.repair(story);
    }

    @Test
    void a_case_that_somebody_has_locked_keeps_no_other_item_from_an_application() throws SQLException {
        Story story = Story.of(api, clock);
        story.orderFacts(Map.of("items", List.of(item("I-1"), item("I-2")))).expect(200);
        story.apply("OTHER").expect(201);
        story.waitFor("PT48H");
        Map<String, Object> other = new HashMap<>(story.application("OTHER"));
        other.put("itemId", "I-2");
        try (Connection operator = TestDatabase.shared().connect();
                PreparedStatement lock =
                        operator.prepareStatement("select from reissue_case where id = ?::uuid for update")) {
            operator.setAutoCommit(false);
            lock.setString(1, story.id());
            lock.executeQuery();
            story.buyer().post("/api/v1/buyer/reissues", other).expect(201);
            operator.rollback();
        }
    }

    @Test
    void of_a_batch_approval_only_the_case_that_cannot_be_fired_is_told_to_come_back() {
        String shop = Story.fresh("S");
        Story fired = applied(shop);
        Story failing = applied(shop);
        Story alsoFired = applied(shop);
        broken.corrupt(failing);
        failing.waitFor("PT48H");
        Story open = applied(shop);
        List<String> ids = List.of(fired.id(), failing.id(), alsoFired.id(), open.id());
        Answer answer = open.merchant()
                .post("/api/v1/merchant/reissues/approvals", Map.of("ids", ids))
                .expect(200);
        assertThat(answer.texts("results", "outcome")).containsExactly("FAILED", "FAILED", "FAILED", "APPROVED");
        assertThat(answer.text("results.0.problem.type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(answer.text("results.1.problem.type")).isEqualTo("urn:reissue:problem:busy");
        assertThat(answer.text("results.2.problem.type")).isEqualTo("urn:reissue:problem:invalid-transition");
        broken.repair(failing);
    }

    @Test
    void of_the_passed_deadlines_that_an_extension_fires_first_only_that_of_the_case_stays() {
        String shop = Story.fresh("S");
        List<String> due = DueCases.insert(jdbc, shop, 1_001, clock.instant()); // one more than are fired at once
        broken.corrupt(due.get(0), 3);
        api.ops("planner")
                .post(
                        "/api/v1/ops/reissues/extensions",
                        Map.of(
                                "shopId",
                                shop,
                                "deadlineFrom",
                                clock.instant().toString(),
                                "deadlineTo",
                                clock.instant().plusSeconds(1).toString(),
                                "by",
                                "PT24H",
                                "comment",
                                "暴雪",
                                "dryRun",
                                true))
                .expect(200);
        assertThat(jdbc.sql("select count(distinct case_id) from case_event where shop_id = ?")
                        .param(shop)
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
        broken.repair(due.get(0));
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }

    private static Map<String, Object> item(String id) {
        return Map.of(
                "itemId",
                id,
                "skuId",
                "SKU",
                "title",
                "灯泡",
                "categoryId",
                Story.OPEN_CATEGORY,
                "quantity",
                Story.BOUGHT,
                "paidFen",
                Story.PAID_FEN);
    }
}
