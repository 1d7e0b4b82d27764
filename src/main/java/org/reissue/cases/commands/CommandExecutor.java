package org.reissue.cases.commands;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.telemetry.Spans;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Uuids;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Service;

/**
 * Executes commands on cases. Each attempt is one transaction. When a deadline has passed, its timeout fires first in a
 * transaction of its own, and the command is judged against the case as the timeout left it.
 */
@Service
class CommandExecutor {

    private static final int ATTEMPTS = 5;

    private final CommandTransaction transaction;
    private final CaseQueryService queries;
    private final TimeoutService timeouts;
    private final Spans spans;

    CommandExecutor(CommandTransaction transaction, CaseQueryService queries, TimeoutService timeouts, Spans spans) {
        this.transaction = transaction;
        this.queries = queries;
        this.timeouts = timeouts;
        this.spans = spans;
    }

    /**
     * Executes a command on a case.
     *
     * @param body the request body, which must be the same in every request with the same idempotency key; may be null
     * @return the case as it is now
     * @throws Problem {@code not-found} when the caller has no such case, {@code busy} when its passed deadline cannot
     *     be fired or other transactions interfere repeatedly, and the refusals of the command
     */
    IdempotentResult<ReissueCase> execute(
            ApiRequest request, String id, @Nullable Object body, BiConsumer<ReissueCase, CommandContext> command) {
        return lockAndExecute(request, id, body, () -> command);
    }

    /**
     * Executes a command that needs something locked before the case.
     *
     * @param lock locks it, in the transaction of the command and after the idempotency key, and returns the command
     */
    IdempotentResult<ReissueCase> lockAndExecute(
            ApiRequest request,
            String id,
            @Nullable Object body,
            Supplier<BiConsumer<ReissueCase, CommandContext>> lock) {
        UUID caseId = Uuids.parse(id).orElseThrow(Problem::notFound);
        return retry(
                failedTimeouts -> {
                    if (!failedTimeouts.isEmpty()) {
                        throw new Problem(ProblemType.BUSY);
                    }
                    return transaction.execute(request, caseId, body, lock);
                },
                earlier -> queries.read(request.caller(), earlier.caseId()));
    }

    /**
     * Repeats the transaction of a command until the command is done or refused, or an earlier request replayed.
     *
     * @param attempt receives the cases whose passed deadlines could not be fired after earlier attempts
     * @param replay reads the result of an earlier request with the same idempotency key
     * @throws Problem {@code busy} after 5 attempts, and when a lock is held for too long
     */
    <T> IdempotentResult<T> retry(Function<Set<UUID>, CommandOutcome<T>> attempt, Function<StoredResponse, T> replay) {
        return spans.in("reissue.command", () -> ProblemMapping.orBusy(() -> attemptRepeatedly(attempt, replay)));
    }

    private <T> IdempotentResult<T> attemptRepeatedly(
            Function<Set<UUID>, CommandOutcome<T>> attempt, Function<StoredResponse, T> replay) {
        Set<UUID> failedTimeouts = new HashSet<>();
        for (int i = 0; i < ATTEMPTS; i++) {
            CommandOutcome<T> outcome = attempt.apply(failedTimeouts);
            if (outcome instanceof Done<T> done) {
                return new IdempotentResult<>(done.result(), false);
            }
            if (outcome instanceof Replayed<T> replayed) {
                return new IdempotentResult<>(replay.apply(replayed.earlier()), true);
            }
            if (outcome instanceof DeadlinePassed<T> passed) {
                failedTimeouts.addAll(timeouts.fireEach(passed.due()));
            }
        }
        throw new Problem(ProblemType.BUSY);
    }
}
