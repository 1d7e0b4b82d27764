package org.reissue.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
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

/** A key is claimed in the transaction of the request, which others wait for, and kept for seven days. */
@ReissueTest
class IdempotencyClaimTest {

    private static final String CASE = "C-1";
    private static final Duration KEPT = Duration.ofDays(7);

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
    void a_result_is_replayed_as_it_was_stored_even_if_no_caller_may_send_its_values() {
        ApiRequest call = call("B-1", key);
        Body result = new Body("a\0b", List.of("\0"));
        idempotency.once(call, null, Body.class, () -> result);

        IdempotentResult<Body> again = idempotency.once(call, null, Body.class, () -> new Body("anew", List.of()));

        assertThat(again).isEqualTo(new IdempotentResult<>(result, true));
    }

    @Test
    void keys_are_deleted_after_seven_days() {
        ApiRequest call = call("B-1", key);
        claim(call, new Body("a", null));
        clock.advance(KEPT.minus(Duration.ofNanos(1_000)));
        assertThat(claim(call, new Body("a", null))).map(StoredResponse::caseId).contains(CASE);

        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(call, new Body("b", null))).isEmpty();
        assertThat(claim(call, new Body("b", null))).map(StoredResponse::caseId).contains(CASE);

        clock.advance(KEPT);
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
                .param(Timestamp.from(clock.instant().minus(KEPT)))
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
