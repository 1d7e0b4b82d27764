package org.reissue.web.idempotency;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyKeyRepository.Answer;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers the answers given under an {@code Idempotency-Key}, for 7 days. Without a key nothing is remembered.
 */
@Component
public class IdempotencyService {

    private final IdempotencyKeyRepository keys;
    private final RequestFingerprint fingerprints;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    IdempotencyService(
            IdempotencyKeyRepository keys,
            RequestFingerprint fingerprints,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        this.keys = keys;
        this.fingerprints = fingerprints;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /**
     * Does work in one transaction with the memory of its receipt. The key is taken before the work is done; another
     * call with the key that is under way is waited for.
     *
     * @param work gives nothing to have everything rolled back and nothing remembered
     * @param replayed what to answer, after the transaction, when an earlier call with the same key, caller, call and
     *     body (compared as parsed values) did the work
     * @return nothing when the work gave nothing
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body
     */
    public <T> Optional<IdempotentResult<T>> attempt(
            ApiRequest call,
            Object body,
            StoredResponse receipt,
            Supplier<Optional<T>> work,
            Function<StoredResponse, T> replayed) {
        return answer(call, body, receipt, work, earlier -> replayed.apply(earlier.receipt()));
    }

    /**
     * The same for work that is all or nothing by itself: without a key it gets no transaction around it, which saves
     * the round trip that would end it.
     */
    public <T> Optional<IdempotentResult<T>> attemptWhole(
            ApiRequest call,
            Object body,
            StoredResponse receipt,
            Supplier<Optional<T>> work,
            Function<StoredResponse, T> replayed) {
        return call.idempotencyKey() == null
                ? work.get().map(done -> new IdempotentResult<>(receipt, done, false))
                : attempt(call, body, receipt, work, replayed);
    }

    /**
     * Does work that moves no single case, in one transaction with the memory of its result; a replay answers with the
     * stored result.
     */
    public <T> IdempotentResult<T> once(ApiRequest call, Object body, int status, Class<T> type, Supplier<T> work) {
        return once(call, body, status, type, work, UnaryOperator.identity());
    }

    /** The same; what is stored and replayed is the result without the secret it holds. */
    public <T> IdempotentResult<T> once(
            ApiRequest call, Object body, int status, Class<T> type, Supplier<T> work, UnaryOperator<T> withoutSecret) {
        Supplier<Optional<T>> kept = () -> {
            T result = work.get();
            if (call.idempotencyKey() != null) {
                keys.keepResult(fingerprints.ofKey(call), json.writeValueAsString(withoutSecret.apply(result)));
            }
            return Optional.of(result);
        };
        return answer(
                        call,
                        body,
                        new StoredResponse(status, null, null),
                        kept,
                        earlier -> json.readValue(earlier.result(), type))
                .orElseThrow();
    }

    private <T> Optional<IdempotentResult<T>> answer(
            ApiRequest call,
            Object body,
            StoredResponse receipt,
            Supplier<Optional<T>> work,
            Function<Answer, T> replayed) {
        Outcome<T> outcome = transaction.execute(running -> {
            Optional<Answer> earlier = claim(call, body, receipt);
            Optional<T> done = earlier.isPresent() ? Optional.empty() : work.get();
            if (done.isEmpty()) {
                running.setRollbackOnly();
            }
            return new Outcome<>(earlier, done);
        });
        return outcome.earlier()
                .map(earlier -> new IdempotentResult<>(earlier.receipt(), replayed.apply(earlier), true))
                .or(() -> outcome.done().map(done -> new IdempotentResult<>(receipt, done, false)));
    }

    /** Takes the key within the running transaction; gives what an earlier call was answered under it, or nothing. */
    Optional<Answer> claim(ApiRequest call, Object body, StoredResponse receipt) {
        if (call.idempotencyKey() == null) {
            return Optional.empty();
        }
        byte[] fingerprint = fingerprints.ofContent(call, body);
        Optional<Answer> earlier = keys.take(fingerprints.ofKey(call), fingerprint, receipt);
        if (earlier.isPresent() && !earlier.get().isFor(fingerprint)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return earlier;
    }

    private record Outcome<T>(Optional<Answer> earlier, Optional<T> done) {}
}
