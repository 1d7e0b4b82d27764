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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The one transaction of a batch approval: replay, then the shop's own cases locked, then each judged by itself. */
@Component
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

    /** @param unfireable cases whose passed deadline could not be fired: they fail alone */
    @Transactional
    public <R> CommandOutcome<R> execute(
            ApiRequest request,
            BatchApproveRequest approvals,
            Set<UUID> unfireable,
            Function<List<ApprovalResult>, R> shape) {
        Optional<StoredResponse> earlier = idempotency.claim(request, approvals, null);
        if (earlier.isPresent()) {
            return new Replayed<>(earlier.get());
        }
        Map<String, ReissueCase> own = lock(approvals.ids(), request.caller().shopId());
        CommandContext context = new CommandContext(Actor.of(request.caller()), clock.instant(), policy);
        List<UUID> due = own.values().stream()
                .filter(found -> found.progress().isDue(context.now()))
                .map(ReissueCase::id)
                .filter(id -> !unfireable.contains(id))
                .toList();
        if (!due.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // the key is free again
            return new DeadlinePassed<>(due);
        }
        List<ApprovalResult> results = approvals.ids().stream()
                .map(id -> new ApprovalResult(id, approve(own.get(id), context)))
                .toList();
        recorder.record(own.values().stream()
                .flatMap(found -> found.newTransitions().stream())
                .toList());
        R response = shape.apply(results);
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
