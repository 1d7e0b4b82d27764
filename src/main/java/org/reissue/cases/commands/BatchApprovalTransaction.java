package org.reissue.cases.commands;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The transaction of a batch approval: locks the cases of the shop, then judges and approves each of them. */
@Service
class BatchApprovalTransaction {

    private final CaseRepository cases;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    BatchApprovalTransaction(
            CaseRepository cases,
            TransitionRecorder recorder,
            IdempotencyService idempotency,
            Policy policy,
            Clock clock) {
        this.cases = cases;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Attempts a batch approval once.
     *
     * @param failedTimeouts cases whose passed deadline could not be fired; they are refused with {@code busy}
     * @param toResponse makes the response from the results; the response is stored for replays
     */
    @Transactional
    public <R> CommandOutcome<R> execute(
            ApiRequest request,
            BatchApproveRequest approvals,
            Set<UUID> failedTimeouts,
            Function<List<ApprovalResult>, R> toResponse) {
        Optional<StoredResponse> earlier = idempotency.claim(request, approvals, null);
        if (earlier.isPresent()) {
            return new Replayed<>(earlier.get());
        }
        Map<String, ReissueCase> locked = lock(approvals.ids(), request.caller().shopId());
        CommandContext context = new CommandContext(Actor.of(request.caller()), clock.instant(), policy);
        List<UUID> due = locked.values().stream()
                .filter(found -> found.progress().isDue(context.now()))
                .map(ReissueCase::id)
                .filter(id -> !failedTimeouts.contains(id))
                .toList();
        if (!due.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // also releases the idempotency key
            return new DeadlinePassed<>(due);
        }
        List<ApprovalResult> results = approvals.ids().stream()
                .map(id -> new ApprovalResult(id, approve(locked.get(id), context)))
                .toList();
        recorder.record(locked.values().stream()
                .flatMap(found -> found.newTransitions().stream())
                .toList());
        R response = toResponse.apply(results);
        idempotency.store(request, response);
        return new Done<>(response);
    }

    private Map<String, ReissueCase> lock(List<String> ids, String shopId) {
        List<UUID> parsed =
                ids.stream().map(CaseId::parse).flatMap(Optional::stream).toList();
        return cases.findLockedByIdInAndItemShopIdOrderById(parsed, shopId).stream()
                .collect(Collectors.toMap(found -> found.id().toString(), Function.identity()));
    }

    private static Problem approve(ReissueCase found, CommandContext context) {
        if (found == null) {
            return Problem.notFound();
        }
        if (found.progress().isDue(context.now())) {
            return new Problem(ProblemType.BUSY);
        }
        try {
            found.approve(context);
            return null;
        } catch (Problem refusal) {
            return refusal;
        }
    }
}
