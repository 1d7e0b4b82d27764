package org.reissue.web;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers the answers given under an {@code Idempotency-Key}, for 7 days. Without a key every method does nothing.
 */
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
     * The receipt of an earlier call with the same key, caller, call and body (compared as parsed values).
     *
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body
     */
    public Optional<Receipt> find(Call call, Object body) {
        return remembered(call, body).map(RememberedKeys.Answer::receipt);
    }

    /**
     * Takes the key within the running transaction, before the work is done; waits while another call with the key is
     * under way.
     *
     * @return false when another call with the key was first: roll back and {@link #find} its receipt
     */
    public boolean claim(Call call, Object body, Receipt receipt) {
        return call.idempotencyKey() == null
                || keys.insert(fingerprints.ofKey(call), fingerprints.ofContent(call, body), receipt);
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
        return replay(call, body, type)
                .or(() -> Optional.ofNullable(transaction.execute(running -> {
                    Receipt receipt = new Receipt(status, null, null);
                    if (!claim(call, body, receipt)) {
                        running.setRollbackOnly();
                        return null;
                    }
                    T result = work.get();
                    if (call.idempotencyKey() != null) {
                        keys.keepResult(fingerprints.ofKey(call), json.writeValueAsString(withoutSecret.apply(result)));
                    }
                    return new Reply<>(receipt, result, false);
                })))
                .or(() -> replay(call, body, type))
                .orElseThrow(() -> new Problem(ProblemType.BUSY));
    }

    private <T> Optional<Reply<T>> replay(Call call, Object body, Class<T> type) {
        return remembered(call, body)
                .map(answer -> new Reply<>(answer.receipt(), json.readValue(answer.result(), type), true));
    }

    private Optional<RememberedKeys.Answer> remembered(Call call, Object body) {
        if (call.idempotencyKey() == null) {
            return Optional.empty();
        }
        Optional<RememberedKeys.Answer> answer = keys.find(fingerprints.ofKey(call));
        if (answer.isPresent() && !answer.get().isFor(fingerprints.ofContent(call, body))) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return answer;
    }
}
