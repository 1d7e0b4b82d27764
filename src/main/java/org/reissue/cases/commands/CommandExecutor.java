package org.reissue.cases.commands;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.commands.CommandTransaction.Command;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Carries out commands. Each attempt is one transaction; a deadline that has passed is fired in a transaction of its
 * own, whatever becomes of the command, which is then judged against what the case has become.
 */
@Component
class CommandExecutor {

    private static final int ATTEMPTS = 5;

    private final CommandTransaction transaction;
    private final CaseQueryService queries;
    private final TimeoutService timeouts;

    CommandExecutor(CommandTransaction transaction, CaseQueryService queries, TimeoutService timeouts) {
        this.transaction = transaction;
        this.queries = queries;
        this.timeouts = timeouts;
    }

    /**
     * Carries out a command on the caller's case.
     *
     * @param body what the caller sent, for comparing calls that carry the same idempotency key
     * @return the case as it is now
     * @throws Problem {@code not-found} for a case that is not the caller's, {@code busy} when others keep changing it
     */
    IdempotentResult<ReissueCase> execute(
            ApiRequest request, String id, Object body, BiConsumer<ReissueCase, CommandContext> command) {
        return execute(request, id, body, () -> null, (found, nothing, context) -> command.accept(found, context));
    }

    /**
     * The same for a command that needs something locked before the case.
     *
     * @param locking locks it, in the command's transaction
     */
    <T> IdempotentResult<ReissueCase> execute(
            ApiRequest request, String id, Object body, Supplier<T> locking, Command<T> command) {
        UUID caseId = CaseId.parse(id).orElseThrow(Problem::notFound);
        return untilJudged(
                () -> transaction.execute(request, caseId, body, locking, command),
                this::fire,
                earlier -> queries.read(request.caller(), earlier.caseId()));
    }

    /**
     * Attempts a command until it is judged.
     *
     * @param fire fires the deadlines that passed before the command
     * @param replay the result of what an earlier call with the same idempotency key did
     */
    <T> IdempotentResult<T> untilJudged(
            Supplier<CommandOutcome<T>> attempt, Consumer<List<UUID>> fire, Function<StoredResponse, T> replay) {
        for (int i = 0; i < ATTEMPTS; i++) {
            CommandOutcome<T> outcome = attempt.get();
            if (outcome instanceof Done<T> done) {
                return new IdempotentResult<>(done.result(), false);
            }
            if (outcome instanceof Replayed<T> replayed) {
                return new IdempotentResult<>(replay.apply(replayed.earlier()), true);
            }
            if (outcome instanceof DeadlinePassed<T> passed) {
                fire.accept(passed.due());
            }
        }
        throw new Problem(ProblemType.BUSY);
    }

    private void fire(List<UUID> due) {
        if (!timeouts.fireEach(due).isEmpty()) {
            throw new Problem(ProblemType.BUSY);
        }
    }
}
