package org.reissue.cases.commands;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * Executes batches in one transaction each. Every line is judged like a single command; a refused line does not affect
 * the others. Passed deadlines fire first.
 */
@Service
class BatchExecutor {

    /** How many cases a request names as JSON at most. */
    static final int MAX_CASES_IN_JSON = 100;

    private final BatchTransaction transaction;
    private final CommandExecutor executor;
    private final TimeoutService timeouts;
    private final IdempotencyService idempotency;

    BatchExecutor(
            BatchTransaction transaction,
            CommandExecutor executor,
            TimeoutService timeouts,
            IdempotencyService idempotency) {
        this.transaction = transaction;
        this.executor = executor;
        this.timeouts = timeouts;
        this.idempotency = idempotency;
    }

    /**
     * Executes a batch.
     *
     * @param body the request body, which must be the same in every request with the same idempotency key
     * @param type the type of the response, as which a stored response is read for a replay
     * @param response makes the response from the refusals, which are one per line, null for a line that was executed
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    <R> IdempotentResult<R> execute(
            ApiRequest request,
            Object body,
            CaseBatch batch,
            Class<R> type,
            Function<List<@Nullable Problem>, R> response) {
        Set<UUID> failedTimeouts = new HashSet<>();
        return executor.retry(
                () -> transaction.execute(request, body, batch, failedTimeouts, response),
                due -> failedTimeouts.addAll(timeouts.fireEach(due)),
                earlier -> idempotency.replay(earlier, type).body());
    }

    /**
     * Judges a batch without executing it.
     *
     * @return the refusal of each line, null for a line that would be executed
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    List<@Nullable Problem> judge(Caller caller, CaseBatch batch) {
        Set<UUID> failedTimeouts = new HashSet<>();
        return executor.retry(
                        () -> transaction.judge(caller, batch, failedTimeouts),
                        due -> failedTimeouts.addAll(timeouts.fireEach(due)),
                        earlier -> List.<@Nullable Problem>of())
                .body();
    }
}
