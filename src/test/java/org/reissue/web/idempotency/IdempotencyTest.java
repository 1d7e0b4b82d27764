package org.reissue.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.reissue.web.ProbeController;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.reissue.web.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ReissueTest
class IdempotencyTest {

    private static final String ONCE = "/api/v1/ops/probe/once";
    private static final String CASE = "C-1";

    @Autowired
    private Api api;

    @Autowired
    private IdempotencyService idempotency;

    @Autowired
    private IdempotencyKeyRepository keys;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private record Body(String text, List<String> list) {}

    private final String key = UUID.randomUUID().toString();

    @Test
    void a_repeated_request_acts_once_and_is_answered_alike() {
        Answer first = api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
        Answer again = api.ops("O-1")
                .key(key)
                .post(ONCE, "{ \"ignored\": true, \"amountFen\": 5, \"quantity\": 1 }")
                .expect(201);

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(first.text("secret")).isEqualTo(ProbeController.SECRET);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.number("worked")).isEqualTo(first.number("worked"));
        assertThat(again.field("secret").isNull()).isTrue();
    }

    @Test
    void the_key_with_another_body_is_refused() {
        api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
        Answer other = api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 2, \"amountFen\": 5}")
                .expect(422);

        assertThat(other.text("type")).isEqualTo("urn:reissue:problem:idempotency-key-reused");
    }

    @Test
    void a_refused_request_is_not_remembered() {
        api.ops("O-1").key(key).post(ONCE, "{\"quantity\": \"x\"}").expect(400);
        api.ops("O-1")
                .key(key)
                .post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}")
                .expect(201);
    }

    @Test
    void without_a_key_every_request_acts() {
        Answer first =
                api.ops("O-1").post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}").expect(201);
        Answer again =
                api.ops("O-1").post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}").expect(201);

        assertThat(again.number("worked")).isGreaterThan(first.number("worked"));
        assertThat(again.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void concurrent_requests_act_once() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(() -> {
                    start.await();
                    return api.ops("O-1").key(key).post(ONCE, "{\"quantity\": 1, \"amountFen\": 5}");
                }));
            }
            start.countDown();
            Set<Long> worked = new HashSet<>();
            int replayed = 0;
            for (Future<Answer> future : answers) {
                Answer answer = future.get().expect(201);
                worked.add(answer.number("worked"));
                replayed += answer.header("Idempotency-Replayed") == null ? 0 : 1;
            }
            assertThat(worked).hasSize(1);
            assertThat(replayed).isEqualTo(7);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_request_that_waits_for_the_first_is_answered_alike() throws Exception {
        ExecutorService second = Executors.newSingleThreadExecutor();
        ApiRequest call = call("B-1", key);
        Body body = new Body("a", null);
        try {
            Future<Optional<StoredResponse>> claimed = transaction.execute(first -> {
                assertThat(idempotency.claim(call, body, CASE)).isEmpty();
                assertThat(waiting()).isZero();
                Future<Optional<StoredResponse>> later = second.submit(() -> claim(call, body));
                await().until(() -> waiting() == 1);
                return later;
            });
            assertThat(claimed.get()).map(StoredResponse::caseId).contains(CASE);
        } finally {
            second.shutdownNow();
        }
    }

    @Test
    void a_request_that_waits_too_long_is_busy() {
        ApiRequest call = call("B-1", key);
        TransactionTemplate apart = new TransactionTemplate(transaction.getTransactionManager());
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(first -> {
            idempotency.claim(call, null, CASE);

            Throwable refusal = catchThrowable(() -> apart.executeWithoutResult(second -> {
                jdbc.sql("set local lock_timeout = '50ms'").update();
                idempotency.claim(call, null, CASE);
            }));

            assertThat(ProblemMapping.of(refusal).type()).isEqualTo(ProblemType.BUSY);
        });
    }

    @Test
    void a_key_whose_transaction_is_rolled_back_is_free() {
        ApiRequest call = call("B-1", key);
        Body body = new Body("a", null);
        transaction.executeWithoutResult(running -> {
            assertThat(idempotency.claim(call, body, CASE)).isEmpty();
            running.setRollbackOnly();
        });

        assertThat(claim(call, body)).isEmpty();
    }

    @Test
    void a_key_belongs_to_its_caller() {
        Body body = new Body("a", null);
        claim(call("B-1", key), body);

        assertThat(claim(call("B-2", key), body)).isEmpty();
        assertThat(claim(callOf(new Caller(Scope.OPS, "B-1", null), "POST", "/x"), body))
                .isEmpty();
        assertThat(claim(callOf(new Caller(Scope.MERCHANT, "B-1", "S-1"), "POST", "/x"), body))
                .isEmpty();
    }

    @Test
    void a_key_stands_for_one_request_with_one_body() {
        Caller caller = new Caller(Scope.BUYER, "B-1", null);
        Body body = new Body("a", List.of());
        claim(callOf(caller, "POST", "/x"), body);

        assertThat(claim(callOf(caller, "POST", "/x"), new Body("a", null)))
                .map(StoredResponse::caseId)
                .contains(CASE);
        assertReused(callOf(caller, "PUT", "/x"), body);
        assertReused(callOf(caller, "POST", "/y"), body);
        assertReused(callOf(caller, "POST", "/x"), new Body("b", null));
        assertReused(callOf(caller, "POST", "/x"), null);
    }

    @Test
    void keys_are_deleted_after_seven_days() {
        ApiRequest call = call("B-1", key);
        claim(call, new Body("a", null));
        clock.advance(IdempotencyKeyRepository.KEPT.minus(Duration.ofNanos(1_000)));
        assertThat(claim(call, new Body("a", null))).map(StoredResponse::caseId).contains(CASE);

        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(call, new Body("b", null))).isEmpty();
        assertThat(claim(call, new Body("b", null))).map(StoredResponse::caseId).contains(CASE);

        clock.advance(IdempotencyKeyRepository.KEPT);
        assertThat(kept()).isPositive();
        keys.deleteOld();
        assertThat(kept()).isZero();
    }

    private void assertReused(ApiRequest call, Object body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> claim(call, body))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
    }

    /** In a transaction of its own: what was done under the key before, or nothing. */
    private Optional<StoredResponse> claim(ApiRequest call, Object body) {
        return transaction.execute(running -> idempotency.claim(call, body, CASE));
    }

    private long kept() {
        return jdbc.sql("select count(*) from idempotency_key where created_at <= ?")
                .param(Timestamp.from(clock.instant().minus(IdempotencyKeyRepository.KEPT)))
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%idempotency_key%'"
                                + " and pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    private ApiRequest call(String subject, String key) {
        return new ApiRequest(new Caller(Scope.BUYER, subject, null), "POST", "/x", key, null);
    }

    private ApiRequest callOf(Caller caller, String method, String path) {
        return new ApiRequest(caller, method, path, key, null);
    }
}
