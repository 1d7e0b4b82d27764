package org.reissue.web;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.reissue.web.RememberedKeys.Answer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the answers given under an {@code Idempotency-Key}, for 7 days. Without a key nothing is remembered. */
@Component
public class Idempotency {

    private final RememberedKeys keys;
    private final Fingerprints fingerprints;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Idempotency(
            RememberedKeys keys, Fingerprints fingerprints, PlatformTransactionManager transactions, JsonMapper json) {
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
    public <T> Optional<Reply<T>> attempt(
            Call call, Object body, Receipt receipt, Supplier<Optional<T>> work, Function<Receipt, T> replayed) {
        return answer(call, body, receipt, work, earlier -> replayed.apply(earlier.receipt()));
    }

    /**
     * The same for work that is all or nothing by itself: without a key it gets no transaction around it, which saves
     * the round trip that would end it.
     */
    public <T> Optional<Reply<T>> attemptWhole(
            Call call, Object body, Receipt receipt, Supplier<Optional<T>> work, Function<Receipt, T> replayed) {
        return call.idempotencyKey() == null
                ? work.get().map(done -> new Reply<>(receipt, done, false))
                : attempt(call, body, receipt, work, replayed);
    }

    /**
     * Does work that moves no single case, in one transaction with the memory of its result; a replay answers with the
     * stored result.
     */
    public <T> Reply<T> once(Call call, Object body, int status, Class<T> type, Supplier<T> work) {
        return once(call, body, status, type, work, UnaryOperator.identity());
    }

    /** The same; what is stored and replayed is the result without the secret it holds. */
    public <T> Reply<T> once(
            Call call, Object body, int status, Class<T> type, Supplier<T> work, UnaryOperator<T> withoutSecret) {
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
                        new Receipt(status, null, null),
                        kept,
                        earlier -> json.readValue(earlier.result(), type))
                .orElseThrow();
    }

    private <T> Optional<Reply<T>> answer(
            Call call, Object body, Receipt receipt, Supplier<Optional<T>> work, Function<Answer, T> replayed) {
        Outcome<T> outcome = transaction.execute(running -> {
            Optional<Answer> earlier = claim(call, body, receipt);
            Optional<T> done = earlier.isPresent() ? Optional.empty() : work.get();
            if (done.isEmpty()) {
                running.setRollbackOnly();
            }
            return new Outcome<>(earlier, done);
        });
        return outcome.earlier()
                .map(earlier -> new Reply<>(earlier.receipt(), replayed.apply(earlier), true))
                .or(() -> outcome.done().map(done -> new Reply<>(receipt, done, false)));
    }

    /** Takes the key within the running transaction; gives what an earlier call was answered under it, or nothing. */
    Optional<Answer> claim(Call call, Object body, Receipt receipt) {
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
