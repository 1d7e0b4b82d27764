package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** R6: a batch approval judges each case separately. */
@ReissueTest
class BatchApprovalTest {

    private static final String APPROVALS = "/api/v1/merchant/reissues/approvals";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    BatchApprovalTest(Api api, TestClock clock, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void each_case_has_its_own_result() {
        String shop = Story.fresh("S");
        Story open = applied(shop);
        Story shipped = applied(shop);
        shipped.approve().expect(200);
        Story foreign = applied(Story.fresh("S"));
        List<String> ids = List.of(open.id(), shipped.id(), foreign.id(), "nonsense");
        Answer answer = open.merchant().post(APPROVALS, Map.of("ids", ids)).expect(200);
        assertThat(answer.texts("results", "id")).isEqualTo(ids);
        assertThat(answer.texts("results", "outcome")).containsExactly("APPROVED", "FAILED", "FAILED", "FAILED");
        assertThat(answer.field("results.0").has("problem")).isFalse();
        assertThat(answer.text("results.1.problem.type")).isEqualTo("urn:reissue:problem:invalid-transition");
        assertThat(answer.text("results.1.problem.caseStatus")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(answer.text("results.2.problem.type")).isEqualTo("urn:reissue:problem:not-found");
        assertThat(open.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(open.eventTypes()).containsExactly("reissue.applied", "reissue.approved");
        assertThat(foreign.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void a_repeated_batch_is_replayed() {
        Story story = applied(Story.fresh("S"));
        Client clerk = story.merchant().key(Story.fresh("key"));
        Map<String, Object> batch = Map.of("ids", List.of(story.id()));
        Answer first = clerk.post(APPROVALS, batch).expect(200);
        Answer again = clerk.post(APPROVALS, batch).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_passed_deadline_is_fired_first() {
        Story story = applied(Story.fresh("S"));
        story.waitFor("PT48H");
        Answer answer = story.merchant()
                .post(APPROVALS, Map.of("ids", List.of(story.id())))
                .expect(200);
        assertThat(answer.texts("results", "outcome")).containsExactly("FAILED");
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
    }

    @Test
    void a_case_of_another_shop_is_not_waited_for() {
        Story own = applied(Story.fresh("S"));
        Story foreign = applied(Story.fresh("S"));
        transaction.executeWithoutResult(holding -> {
            jdbc.sql("select from reissue_case where id = ?::uuid for update")
                    .param(foreign.id())
                    .query(row -> {});
            Answer answer = own.merchant()
                    .post(APPROVALS, Map.of("ids", List.of(foreign.id(), own.id())))
                    .expect(200);
            assertThat(answer.texts("results", "outcome")).containsExactly("FAILED", "APPROVED");
            own.merchant()
                    .post("/api/v1/merchant/reissues/" + foreign.id() + "/approve", null)
                    .expect(404);
        });
    }

    @Test
    void a_replay_comes_before_deadlines_that_have_passed_since() {
        Story story = applied(Story.fresh("S"));
        Client clerk = story.merchant().key(Story.fresh("key"));
        Map<String, Object> batch = Map.of("ids", List.of(story.id()));
        clerk.post(APPROVALS, batch).expect(200);
        story.waitFor("PT48H");
        Answer again = clerk.post(APPROVALS, batch).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(jdbc.sql("select status from reissue_case where id = ?::uuid")
                        .param(story.id())
                        .query(String.class)
                        .single())
                .as("nothing was fired")
                .isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void a_batch_has_one_to_a_hundred_well_formed_ids() {
        Client clerk = api.merchant("clerk", Story.fresh("S"));
        clerk.post(APPROVALS, Map.of("ids", List.of())).expect(400);
        clerk.post(APPROVALS, Map.of()).expect(400);
        clerk.post(APPROVALS, Map.of("ids", List.of("no spaces"))).expect(400);
        List<String> many =
                new ArrayList<>(IntStream.range(0, 101).mapToObj(i -> "id-" + i).toList());
        clerk.post(APPROVALS, Map.of("ids", many)).expect(400);
        many.remove(0);
        assertThat(clerk.post(APPROVALS, Map.of("ids", many)).expect(200).texts("results", "outcome"))
                .hasSize(100)
                .containsOnly("FAILED");
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }
}
