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
import org.springframework.stereotype.Service;

/** R6 for many: approves up to 100 cases in one transaction, each judged by itself like a single command. */
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
     * Approves what can be approved.
     *
     * @param shape makes the response of the results, one per id in the order given; it is stored for replays
     */
    public <R> IdempotentResult<R> approve(
            ApiRequest request, BatchApproveRequest approvals, Class<R> type, Function<List<ApprovalResult>, R> shape) {
        Set<UUID> unfireable = new HashSet<>();
        return executor.untilJudged(
                () -> transaction.execute(request, approvals, unfireable, shape),
                due -> unfireable.addAll(timeouts.fireEach(due)),
                earlier -> idempotency.replay(earlier, type).body());
    }
}
