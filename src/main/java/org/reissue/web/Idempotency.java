package org.reissue.web;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Remembers the answers given under an {@code Idempotency-Key}, for 7 days. Without a key every method does nothing.
 */
@Component
public class Idempotency {

    /**
     * The receipt of an earlier call with the same key, caller, call and body (compared as parsed values).
     *
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body
     */
    public Optional<Receipt> find(Call call, Object body) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the key within the running transaction, before the work is done; waits while another call with the key is
     * under way.
     *
     * @return false when another call with the key was first: roll back and {@link #find} its receipt
     */
    public boolean claim(Call call, Object body, Receipt receipt) {
        throw new UnsupportedOperationException();
    }

    /**
     * Does work that moves no single case, in one transaction with the memory of its result; a replay answers with the
     * stored result.
     */
    public <T> Reply<T> once(Call call, Object body, int status, Class<T> type, Supplier<T> work) {
        throw new UnsupportedOperationException();
    }
}
