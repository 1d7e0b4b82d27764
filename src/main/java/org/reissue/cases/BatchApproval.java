package org.reissue.cases;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** R6 for many: approves up to 100 cases in one transaction, each judged by itself. */
@Component
public class BatchApproval {

    private final CaseRepository cases;
    private final Firing firing;
    private final TakenSteps takenSteps;
    private final Policy policy;
    private final Clock clock;

    BatchApproval(CaseRepository cases, Firing firing, TakenSteps takenSteps, Policy policy, Clock clock) {
        this.cases = cases;
        this.firing = firing;
        this.takenSteps = takenSteps;
        this.policy = policy;
        this.clock = clock;
    }

    /** Deadlines among them that have passed are fired first, in a transaction of their own. */
    public void firePassedDeadlines(List<String> ids) {
        firing.fire(parsed(ids));
    }

    /**
     * Approves what can be approved, in the running transaction.
     *
     * @return for each id in the order given why it could not be approved, or nothing when it was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Optional<Problem>> approve(Caller caller, List<String> ids) {
        Map<String, ReissueCase> locked = cases.findLockedByIdInOrderById(parsed(ids)).stream()
                .filter(found -> Ownership.allows(caller, found))
                .collect(Collectors.toMap(found -> found.id().toString(), Function.identity()));
        Turn turn = new Turn(Party.of(caller), clock.instant(), policy);
        List<Optional<Problem>> outcomes =
                ids.stream().map(id -> approve(locked.get(id), turn)).toList();
        List<Step> steps =
                locked.values().stream().flatMap(one -> one.steps().stream()).toList();
        if (!steps.isEmpty()) {
            takenSteps.write(steps);
        }
        return outcomes;
    }

    private static Optional<Problem> approve(ReissueCase reissueCase, Turn turn) {
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
