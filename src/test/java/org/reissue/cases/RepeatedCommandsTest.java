package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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

/** Doing things twice, and at once. */
@ReissueTest
class RepeatedCommandsTest {

    private static final int AT_ONCE = 8;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private Story story;

    @Autowired
    RepeatedCommandsTest(Api api, TestClock clock, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void an_order() {
        story = Story.of(api, clock);
    }

    @Test
    void the_same_key_applies_once_and_shows_the_case_as_it_is_now() {
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
    void a_replay_comes_before_everything_else() {
        story.apply("OTHER").expect(201);
        Client clerk = story.merchant().key(Story.fresh("key"));
        clerk.post(story.asMerchant("/approve")).expect(200);
        Answer again = clerk.header("If-Match", "\"1\"")
                .post(story.asMerchant("/approve"))
                .expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_belongs_to_one_call_and_one_body() {
        Client buyer = story.buyer().key(Story.fresh("key"));
        story.apply(buyer, story.application("OTHER")).expect(201);
        Answer otherBody = buyer.post("/api/v1/buyer/reissues", story.application("MISSING_ITEMS"))
                .expect(422);
        assertThat(otherBody.text("type")).isEqualTo("urn:reissue:problem:idempotency-key-reused");
        buyer.post(story.asBuyer("/cancel")).expect(422);
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void a_refused_call_is_not_remembered() {
        story.apply("OTHER").expect(201);
        Client clerk = story.merchant().key(Story.fresh("key"));
        Map<String, Object> shipment = Map.of("carrier", "SF", "trackingNumber", Story.freshNumber());
        clerk.post(story.asMerchant("/ship"), shipment).expect(409);
        story.approve().expect(200);
        Answer shipped = clerk.post(story.asMerchant("/ship"), shipment).expect(200);
        assertThat(shipped.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void of_many_with_the_same_key_at_once_one_acts_and_the_others_are_replayed() throws Exception {
        Client buyer = story.buyer().key(Story.fresh("key"));
        List<Answer> answers = atOnce(() -> buyer.post("/api/v1/buyer/reissues", story.application("OTHER")));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
    }

    @Test
    void of_many_applications_at_once_one_opens_a_case() throws Exception {
        List<Answer> answers = atOnce(() -> story.buyer().post("/api/v1/buyer/reissues", story.application("OTHER")));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 422))
                .hasSize(AT_ONCE - 1)
                .allSatisfy(
                        answer -> assertThat(answer.texts("violations", "code")).containsExactly("CASE_OPEN"));
    }

    @Test
    void of_two_commands_that_race_the_second_finds_what_the_first_has_made() throws Exception {
        story.apply("OTHER").expect(201);
        List<Answer> answers = atOnce(story::approve);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(AT_ONCE - 1)
                .allSatisfy(answer -> assertThat(answer.text("caseStatus")).isEqualTo("AWAITING_SHIPMENT"));
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.approved");
    }

    @Test
    void a_passed_deadline_fires_once_however_many_come_to_see() throws Exception {
        story.apply("OTHER").expect(201);
        story.waitFor("PT48H");
        List<Answer> answers = atOnce(story::read);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.text("status")).isEqualTo("AWAITING_SHIPMENT"));
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
    }

    @Test
    void who_has_waited_five_seconds_for_another_is_told_so_and_reading_never_waits() {
        story.apply("OTHER").expect(201);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from reissue_case where id = ?::uuid for update")
                    .param(story.id())
                    .query()
                    .singleRow();
            Answer refused = story.approve().expect(409);
            assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:busy");
            assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        });
        story.approve().expect(200);
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Answer>> futures =
                    threads.invokeAll(Stream.generate(() -> call).limit(AT_ONCE).toList());
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
