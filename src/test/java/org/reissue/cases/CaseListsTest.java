package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R18: which cases each side lists, and that a case read alone is what its list said. */
@ReissueTest
class CaseListsTest {

    private static final String LIST = "/api/v1/merchant/reissues";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final String shop = Story.fresh("S");

    @Autowired
    CaseListsTest(Api api, TestClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void ops_list_cases_of_any_shop_and_buyer() {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        Client ops = api.ops("judge");
        assertThat(ops.get("/api/v1/ops/reissues?shopId=" + shop).texts("items", "id"))
                .containsExactly(story.id());
        assertThat(ops.get("/api/v1/ops/reissues?buyerId=" + story.buyerId).texts("items", "id"))
                .containsExactly(story.id());
        assertThat(ops.get("/api/v1/ops/reissues?buyerId=" + story.buyerId + "&shopId=another")
                        .texts("items", "id"))
                .isEmpty();
        ops.get("/api/v1/ops/reissues?shopId=a%20b").expect(400);
        assertThat(ops.get("/api/v1/ops/reissues?limit=1").expect(200).texts("items", "id"))
                .hasSize(1);
    }

    @Test
    void buyers_list_their_own_cases_newest_first() {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        String first = story.id();
        story.cancel().expect(200);
        clock.advance(Duration.ofMinutes(1));
        story.apply("OTHER").expect(201);
        assertThat(story.buyer().get("/api/v1/buyer/reissues").expect(200).texts("items", "id"))
                .containsExactly(story.id(), first);
        Client anotherShop = api.merchant("clerk", Story.fresh("S"));
        assertThat(anotherShop.get(LIST).expect(200).texts("items", "id")).isEmpty();
        assertThat(api.merchant("clerk", shop)
                        .get(LIST + "?shopId=another&buyerId=nobody")
                        .status())
                .as("parameters of other lists are ignored")
                .isEqualTo(200);
    }

    @Test
    void a_row_that_only_a_newer_version_understands_says_so_and_the_page_comes() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        clock.advance(Duration.ofSeconds(1));
        Story other = Story.of(api, clock, story.shopId);
        other.apply("OTHER").expect(201);
        jdbc.sql("update reissue_case set status = 'ON_HOLD', reason = 'BROKEN' where id = ?::uuid")
                .param(story.id())
                .update();
        Answer list =
                story.merchant().get("/api/v1/merchant/reissues?sort=-applied").expect(200);
        assertThat(list.texts("items", "status")).containsExactly("PENDING_MERCHANT", "UNKNOWN");
        assertThat(list.texts("items", "reason")).containsExactly("OTHER", "UNKNOWN");
        assertThat(list.text("items.1.statusLabel")).isEqualTo("Unknown status");
        assertThat(list.field("items.1.allowedActions")).isEmpty();
        assertThat(story.read().text("status")).isEqualTo("UNKNOWN");
        assertThat(story.timeline().texts("items", "type")).containsExactly("reissue.applied");
        assertThat(story.approve().expect(409).text("type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(story.ops()
                        .post(story.asOps("/remarks"), Map.of("comment", "在查"))
                        .expect(409)
                        .text("type"))
                .isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(story.buyer()
                        .get("/api/v1/buyer/orders/" + story.orderId + "/eligibility")
                        .expect(200)
                        .texts("items.0.violations", "code"))
                .containsExactly("CASE_OPEN");
        jdbc.sql("update reissue_case set status = 'PENDING_MERCHANT', reason = 'OTHER' where id = ?::uuid")
                .param(story.id())
                .update();
    }

    @Test
    void a_single_read_after_a_deadline_shows_what_the_list_announced() {
        Map<String, String> outcomes = Map.of(
                "AUTO_APPROVE", "AWAITING_SHIPMENT",
                "OVERDUE_REFUND", "REFUNDED",
                "OVERDUE", "OVERDUE",
                "CLOSE", "CLOSED",
                "COMPLETE", "COMPLETED");
        DueCases.insert(jdbc, shop, 18, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        Client merchant = api.merchant("clerk", shop);
        Answer list = merchant.get("/api/v1/merchant/reissues?limit=100").expect(200);
        assertThat(list.field("items")).hasSize(18);
        list.field("items").forEach(listed -> {
            Answer read = merchant.get(
                            "/api/v1/merchant/reissues/" + listed.path("id").stringValue())
                    .expect(200);
            assertThat(read.text("status"))
                    .isEqualTo(outcomes.get(listed.path("deadline").path("then").stringValue()));
        });
    }
}
