package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.cases.commands.MerchantCaseService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.ProblemMapping;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Repeated and concurrent commands execute once. */
@ReissueTest
class RepeatedCommandsTest {

    private static final int CONCURRENCY = 8;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MerchantCaseService merchantCases;
    private Story story;

    @Autowired
    RepeatedCommandsTest(
            Api api,
            TestClock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MerchantCaseService merchantCases) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.merchantCases = merchantCases;
    }

    @BeforeEach
    void an_order() {
        story = Story.of(api, clock);
    }

    @Test
    void an_application_repeated_with_the_same_key_returns_the_current_case() {
        Client buyer = story.buyer().key(Story.fresh("key"));
        Answer first = story.apply(buyer, story.application("OTHER")).expect(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        story.approve().expect(200);
        Answer again = story.apply(buyer, story.application("OTHER")).expect(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.approved");
    }

    @Test
    void a_replay_is_judged_before_if_match_and_legality() {
        story.apply("OTHER").expect(201);
        Client clerk = story.merchant().key(Story.fresh("key"));
        clerk.post(story.asMerchant("/approve")).expect(200);
        Answer again = clerk.header("If-Match", "\"1\"")
                .post(story.asMerchant("/approve"))
                .expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_belongs_to_one_path_and_one_body() {
        Client buyer = story.buyer().key(Story.fresh("key"));
        story.apply(buyer, story.application("OTHER")).expect(201);
        Answer otherBody = buyer.post("/api/v1/buyer/reissues", story.application("MISSING_ITEMS"))
                .expect(422);
        assertThat(otherBody.text("type")).isEqualTo("urn:reissue:problem:idempotency-key-reused");
        buyer.post(story.asBuyer("/cancel")).expect(422);
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void a_call_without_a_body_is_repeated_by_one_without_a_comment() {
        story.apply("OTHER").expect(201);
        Client buyer = story.buyer().key(Story.fresh("key"));
        buyer.post(story.asBuyer("/cancel")).expect(200);
        for (Object body : List.of("", "{}", Map.of("comment", " "))) {
            Answer again = buyer.post(story.asBuyer("/cancel"), body).expect(200);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        }
        buyer.post(story.asBuyer("/cancel"), Map.of("comment", "不要了")).expect(422);
    }

    @Test
    void a_refusal_is_not_replayed() {
        story.apply("OTHER").expect(201);
        Client clerk = story.merchant().key(Story.fresh("key"));
        Map<String, Object> shipment = Map.of("carrier", "SF", "trackingNumber", Story.freshNumber());
        clerk.post(story.asMerchant("/ship"), shipment).expect(409);
        story.approve().expect(200);
        Answer shipped = clerk.post(story.asMerchant("/ship"), shipment).expect(200);
        assertThat(shipped.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void of_concurrent_requests_with_the_same_key_one_is_executed_and_the_others_are_replayed() throws Exception {
        Client buyer = story.buyer().key(Story.fresh("key"));
        List<Answer> answers =
                Concurrently.call(CONCURRENCY, () -> buyer.post("/api/v1/buyer/reissues", story.application("OTHER")));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
    }

    @Test
    void of_concurrent_applications_one_opens_a_case() throws Exception {
        List<Answer> answers = Concurrently.call(
                CONCURRENCY, () -> story.buyer().post("/api/v1/buyer/reissues", story.application("OTHER")));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 422))
                .hasSize(CONCURRENCY - 1)
                .allSatisfy(
                        answer -> assertThat(answer.texts("violations", "code")).containsExactly("CASE_OPEN"));
    }

    @Test
    void of_concurrent_commands_one_is_executed_and_the_others_see_the_new_status() throws Exception {
        story.apply("OTHER").expect(201);
        List<Answer> answers = Concurrently.call(CONCURRENCY, story::approve);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(CONCURRENCY - 1)
                .allSatisfy(answer -> assertThat(answer.text("caseStatus")).isEqualTo("AWAITING_SHIPMENT"));
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.approved");
    }

    @Test
    void concurrent_reads_fire_a_passed_deadline_once() throws Exception {
        story.apply("OTHER").expect(201);
        story.waitFor("PT48H");
        List<Answer> answers = Concurrently.call(CONCURRENCY, story::read);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.text("status")).isEqualTo("AWAITING_SHIPMENT"));
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
    }

    @Test
    void a_command_is_refused_after_waiting_too_long_for_a_lock_and_a_read_does_not_wait() {
        story.apply("OTHER").expect(201);
        Caller clerk = new Caller(Scope.MERCHANT, "clerk", story.shopId);
        ApiRequest request = new ApiRequest(clerk, "POST", story.asMerchant("/approve"), null, null);
        TransactionTemplate apart = new TransactionTemplate(transaction.getTransactionManager());
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from reissue_case where id = ?::uuid for update")
                    .param(story.id())
                    .query()
                    .singleRow();
            Throwable refusal = catchThrowable(() -> apart.executeWithoutResult(waiting -> {
                jdbc.sql("set local lock_timeout = '50ms'").update();
                merchantCases.approve(request, story.id());
            }));
            assertThat(ProblemMapping.of(refusal).type()).isEqualTo(ProblemType.BUSY);
            assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        });
        story.approve().expect(200);
    }

    @Test
    void a_wait_for_a_lock_ends_after_five_seconds_and_no_transaction_stays_open_for_long() {
        Map<String, String> limits = Map.of(
                "lock_timeout", "5s", "idle_in_transaction_session_timeout", "30s", "transaction_timeout", "2min");
        limits.forEach((setting, limit) -> assertThat(
                        jdbc.sql("show " + setting).query(String.class).single())
                .as(setting)
                .isEqualTo(limit));
    }
}
