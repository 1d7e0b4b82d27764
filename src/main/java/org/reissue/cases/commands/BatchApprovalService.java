package org.reissue.cases.commands;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Approves up to 100 cases in one transaction (R6), each judged like a single command. */
@Service
public class BatchApprovalService {

    private final BatchApprovalTransaction transaction;
    private final CommandExecutor executor;
    private final TimeoutService timeouts;
    private final IdempotencyService idempotency;

    BatchApprovalService(
            BatchApprovalTransaction transaction,
            CommandExecutor executor,
            TimeoutService timeouts,
            IdempotencyService idempotency) {
        this.transaction = transaction;
        this.executor = executor;
        this.timeouts = timeouts;
        this.idempotency = idempotency;
    }

    /**
     * Approves every case of the batch that may be approved; a refused case does not affect the others.
     *
     * @param type the type of the response, as which a stored response is read for a replay
     * @param response makes the response from the results, which are one per id in the order of the request
     * @throws Problem {@code busy} when other transactions interfere repeatedly
     */
    public <R> IdempotentResult<R> approve(
            ApiRequest request,
            BatchApproveRequest approvals,
            Class<R> type,
            Function<List<ApprovalResult>, R> response) {
        Set<UUID> failedTimeouts = new HashSet<>();
        return executor.retry(
                () -> transaction.execute(request, approvals, failedTimeouts, response),
                due -> failedTimeouts.addAll(timeouts.fireEach(due)),
                earlier -> idempotency.replay(earlier, type).body());
    }
}
