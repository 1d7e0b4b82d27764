package org.reissue.cases.commands;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Uuids;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction of a batch: locks the cases of the shop, then judges and executes one line after the other. */
@Service
class BatchTransaction {

    private final CaseRepository cases;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    BatchTransaction(
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
     * Attempts a batch once.
     *
     * @param body the request body, which must be the same in every request with the same idempotency key
     * @param failedTimeouts cases whose passed deadline could not be fired; they are refused with {@code busy}
     * @param toResponse makes the response from the refusal of each line, null for a line that was executed; the
     *     response is stored for replays
     */
    @Transactional
    public <R> CommandOutcome<R> execute(
            ApiRequest request,
            Object body,
            CaseBatch batch,
            Set<UUID> failedTimeouts,
            Function<List<@Nullable Problem>, R> toResponse) {
        Optional<StoredResponse> earlier = idempotency.claim(request, body, null);
        if (earlier.isPresent()) {
            return new Replayed<>(earlier.get());
        }
        batch.lock();
        Map<UUID, ReissueCase> locked = lock(batch.ids(), request.caller());
        CommandContext context = CommandContext.of(request.caller(), clock.instant(), policy);
        List<UUID> due = due(locked.values(), failedTimeouts, context);
        if (!due.isEmpty()) {
            return CommandOutcome.rolledBack(new DeadlinePassed<>(due));
        }
        R response = toResponse.apply(run(batch, locked, context));
        recorder.record(locked.values().stream()
                .flatMap(found -> found.newTransitions().stream())
                .toList());
        idempotency.store(request, response);
        return new Done<>(response);
    }

    /** Attempts to judge a batch: like {@link #execute}, but rolled back. */
    @Transactional
    public CommandOutcome<List<@Nullable Problem>> judge(Caller caller, CaseBatch batch, Set<UUID> failedTimeouts) {
        batch.lock();
        Map<UUID, ReissueCase> locked = lock(batch.ids(), caller);
        CommandContext context = CommandContext.of(caller, clock.instant(), policy);
        List<UUID> due = due(locked.values(), failedTimeouts, context);
        return CommandOutcome.rolledBack(
                due.isEmpty() ? new Done<>(run(batch, locked, context)) : new DeadlinePassed<>(due));
    }

    private Map<UUID, ReissueCase> lock(List<String> ids, Caller caller) {
        List<UUID> parsed = ids.stream()
                .map(Uuids::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return cases.findLockedByIdInAndItemShopIdOrderById(parsed, caller.shopId()).stream()
                .collect(Collectors.toMap(ReissueCase::id, Function.identity()));
    }

    private static List<UUID> due(Collection<ReissueCase> locked, Set<UUID> failedTimeouts, CommandContext context) {
        return locked.stream()
                .filter(found -> found.progress().isDue(context.now()))
                .map(ReissueCase::id)
                .filter(id -> !failedTimeouts.contains(id))
                .toList();
    }

    private static List<@Nullable Problem> run(CaseBatch batch, Map<UUID, ReissueCase> locked, CommandContext context) {
        batch.prepare(locked.values());
        List<@Nullable Problem> refusals = new ArrayList<>();
        for (String id : batch.ids()) {
            ReissueCase found = Uuids.parse(id).map(locked::get).orElse(null);
            refusals.add(execute(batch, refusals.size(), found, context));
        }
        batch.complete(
                IntStream.range(0, refusals.size())
                        .filter(line -> refusals.get(line) != null)
                        .boxed()
                        .toList(),
                context);
        return refusals;
    }

    private static @Nullable Problem execute(
            CaseBatch batch, int line, @Nullable ReissueCase found, CommandContext context) {
        if (found == null) {
            return Problem.notFound();
        }
        if (found.progress().isDue(context.now())) {
            return new Problem(ProblemType.BUSY);
        }
        try {
            batch.execute(line, found, context);
            return null;
        } catch (Problem refusal) {
            return refusal;
        }
    }
}
