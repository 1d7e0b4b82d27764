package org.reissue.cases.commands;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** R6 for many: approves up to 100 cases in one transaction, each judged by itself. */
@Component
public class BatchApprovalService {

    private final CaseRepository cases;
    private final TimeoutService timeouts;
    private final TransitionRecorder recorder;
    private final Policy policy;
    private final Clock clock;

    BatchApprovalService(
            CaseRepository cases, TimeoutService timeouts, TransitionRecorder recorder, Policy policy, Clock clock) {
        this.cases = cases;
        this.timeouts = timeouts;
        this.recorder = recorder;
        this.policy = policy;
        this.clock = clock;
    }

    /** Deadlines among them that have passed are fired first, in a transaction of their own. */
    public void firePassedDeadlines(List<String> ids) {
        timeouts.fire(parsed(ids));
    }

    /**
     * Approves what can be approved, in the running transaction.
     *
     * @return for each id in the order given why it could not be approved, or nothing when it was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Optional<Problem>> approve(Caller caller, List<String> ids) {
        Map<String, ReissueCase> locked = cases.findLockedByIdInOrderById(parsed(ids)).stream()
                .filter(found -> CaseAccess.allows(caller, found))
                .collect(Collectors.toMap(found -> found.id().toString(), Function.identity()));
        CommandContext turn = new CommandContext(Actor.of(caller), clock.instant(), policy);
        List<Optional<Problem>> outcomes =
                ids.stream().map(id -> approve(locked.get(id), turn)).toList();
        List<AppliedTransition> transitions = locked.values().stream()
                .flatMap(one -> one.transitions().stream())
                .toList();
        if (!transitions.isEmpty()) {
            recorder.write(transitions);
        }
        return outcomes;
    }

    private static Optional<Problem> approve(ReissueCase reissueCase, CommandContext turn) {
        if (reissueCase == null) {
            return Optional.of(Problem.notFound());
        }
        try {
            reissueCase.approve(turn);
            return Optional.empty();
        } catch (Problem refusal) {
            return Optional.of(refusal);
        }
    }

    private static List<UUID> parsed(List<String> ids) {
        return ids.stream().map(CaseId::parse).flatMap(Optional::stream).toList();
    }
}
