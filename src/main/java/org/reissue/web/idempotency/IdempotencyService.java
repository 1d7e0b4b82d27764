package org.reissue.web.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.json.StoredJsonReader;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Carries out a call once per {@code Idempotency-Key}, for 7 days. Without a key nothing is remembered. */
@Service
public class IdempotencyService {

    /** How long the result of a call is kept under its key. */
    public static final Duration KEPT = IdempotencyKeyRepository.KEPT;

    private static final long POLL_MILLIS = 100;
    private static final int MAX_POLLS = 50;

    private final IdempotencyKeyRepository keys;
    private final RequestFingerprint fingerprints;
    private final JsonMapper json;
    private final StoredJsonReader stored;
    private final TransactionTemplate transaction;

    IdempotencyService(
            IdempotencyKeyRepository keys,
            RequestFingerprint fingerprints,
            JsonMapper json,
            StoredJsonReader stored,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.fingerprints = fingerprints;
        this.json = json;
        this.stored = stored;
        this.transaction = transaction;
    }

    /**
     * Takes the call's key in the transaction that does the work: if that is rolled back, the key is free again. Waits
     * for another call with the same key that is under way.
     *
     * @param body what the caller sent, or null: the same key must come with the same body, compared as parsed values
     * @param caseId the case that the call opens or changes; null for work that moves no single case
     * @return what an earlier call did under the key; empty when the work is still to be done
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<StoredResponse> claim(ApiRequest request, @Nullable Object body, @Nullable String caseId) {
        if (request.idempotencyKey() == null) {
            return Optional.empty();
        }
        byte[] fingerprint = fingerprints.ofContent(request, body);
        Optional<StoredResponse> earlier = keys.take(fingerprints.ofKey(request), fingerprint, caseId);
        if (earlier.isPresent() && !earlier.get().isFor(fingerprint)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return earlier;
    }

    /**
     * Whether an earlier request with the key has done the work. Does not wait for a request under way; {@link #claim}
     * decides.
     */
    public boolean isRepeated(ApiRequest request) {
        return request.idempotencyKey() != null && keys.exists(fingerprints.ofKey(request));
    }

    /** Stores the result of work that moves no single case under the key claimed in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(ApiRequest request, Object result) {
        if (request.idempotencyKey() != null) {
            keys.storeResult(fingerprints.ofKey(request), json.writeValueAsString(result));
        }
    }

    /** The stored result of an earlier call, which may be larger than what callers may send, and hold other values. */
    public <T> IdempotentResult<T> replay(StoredResponse earlier, Class<T> type) {
        return new IdempotentResult<>(stored.read(earlier.result(), type), true);
    }

    /**
     * Does work that moves no single case, in one transaction with the memory of its result. A replay gives the stored
     * result.
     *
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body, {@code busy} when
     *     a lock is held for too long
     */
    public <T> IdempotentResult<T> once(ApiRequest request, @Nullable Object body, Class<T> type, Supplier<T> work) {
        return once(request, body, type, work, UnaryOperator.identity());
    }

    /**
     * Does work that moves no single case, in one transaction with the memory of its result. The secret in the result
     * is not stored, so a replay gives the result without it.
     */
    public <T> IdempotentResult<T> once(
            ApiRequest request,
            @Nullable Object body,
            Class<T> type,
            Supplier<T> work,
            UnaryOperator<T> withoutSecret) {
        return ProblemMapping.orBusy(() -> transaction.execute(status -> claim(request, body, null)
                .map(earlier -> replay(earlier, type))
                .orElseGet(() -> {
                    T result = work.get();
                    store(request, withoutSecret.apply(result));
                    return new IdempotentResult<>(result, false);
                })));
    }

    /**
     * Does work that waits for others than the database, outside any transaction: the key is taken before and the
     * result stored after. A concurrent request with the key waits for the result. A key whose instance died at work is
     * free after two minutes.
     *
     * @throws Problem {@code idempotency-key-reused} when the key was used for another call or body, {@code busy} when
     *     the concurrent request takes longer than 5 s
     */
    public <T> IdempotentResult<T> onceOutsideTransaction(
            ApiRequest request, @Nullable Object body, Class<T> type, Supplier<T> work) {
        if (request.idempotencyKey() == null) {
            return new IdempotentResult<>(work.get(), false);
        }
        Optional<StoredResponse> earlier = ProblemMapping.orBusy(() -> claimOrAwait(request, body));
        if (earlier.isPresent()) {
            return replay(earlier.get(), type);
        }
        try {
            T result = work.get();
            transaction.executeWithoutResult(status -> store(request, result));
            return new IdempotentResult<>(result, false);
        } catch (RuntimeException failure) {
            transaction.executeWithoutResult(status -> keys.release(fingerprints.ofKey(request)));
            throw failure;
        }
    }

    private Optional<StoredResponse> claimOrAwait(ApiRequest request, @Nullable Object body) {
        for (int poll = 0; poll < MAX_POLLS; poll++) {
            Optional<StoredResponse> earlier = transaction.execute(status -> claim(request, body, null));
            if (earlier.isEmpty() || !earlier.get().isUnderWay()) {
                return earlier;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException shutdown) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new Problem(ProblemType.BUSY);
    }
}
