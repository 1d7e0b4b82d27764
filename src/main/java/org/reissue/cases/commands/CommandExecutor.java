package org.reissue.cases.commands;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Where every command on a case is handled, in this order: replay, passed deadline, {@code If-Match}, then the command
 * itself, which judges legality before rules. A case that changes between being read and being written is judged again,
 * so two commands that race are judged one after the other.
 */
@Component
class CommandExecutor {

    private static final int OK = 200;

    private final CaseQueryService queries;
    private final TimeoutService timeouts;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    CommandExecutor(
            CaseQueryService queries,
            TimeoutService timeouts,
            TransitionRecorder recorder,
            IdempotencyService idempotency,
            Policy policy,
            Clock clock) {
        this.queries = queries;
        this.timeouts = timeouts;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Carries out a command on the caller's case.
     *
     * @param body what the caller sent, for comparing calls that carry the same idempotency key
     * @param command what to do with the case
     * @return the case as it is now
     */
    IdempotentResult<ReissueCase> handle(
            ApiRequest call, String id, Object body, BiConsumer<ReissueCase, CommandContext> command) {
        UUID caseId = caseId(id);
        return untilJudged(
                caseId,
                () -> idempotency.attemptWhole(
                        call, body, receipt(id), () -> carryOut(call, caseId, command), replay(call)));
    }

    /**
     * The same for a command that needs more than the case, in one transaction.
     *
     * @param taken takes, in the transaction, what must be locked before the case is
     */
    <T> IdempotentResult<ReissueCase> handle(
            ApiRequest call, String id, Object body, Supplier<T> taken, Command<T> command) {
        UUID caseId = caseId(id);
        return untilJudged(
                caseId,
                () -> idempotency.attempt(
                        call,
                        body,
                        receipt(id),
                        () -> {
                            T first = taken.get();
                            return carryOut(call, caseId, (found, turn) -> command.accept(found, first, turn));
                        },
                        replay(call)));
    }

    private IdempotentResult<ReissueCase> untilJudged(
            UUID caseId, Supplier<Optional<IdempotentResult<ReissueCase>>> attempt) {
        while (true) {
            Optional<IdempotentResult<ReissueCase>> reply = attempt.get();
            if (reply.isPresent()) {
                return reply.get();
            }
            // in a transaction of its own: a deadline that has passed is fired, whatever becomes of the command
            timeouts.fire(List.of(caseId));
        }
    }

    /** Nothing while the case has a deadline to fire first, or when somebody else has changed it meanwhile. */
    private Optional<ReissueCase> carryOut(
            ApiRequest call, UUID caseId, BiConsumer<ReissueCase, CommandContext> command) {
        ReissueCase found = queries.stored(call.caller(), caseId);
        CommandContext turn = new CommandContext(Actor.of(call.caller()), clock.instant(), policy);
        if (found.deadlineHasPassed(turn.now())) {
            return Optional.empty();
        }
        call.requireVersion(found.version());
        command.accept(found, turn);
        return recorder.write(found) ? Optional.of(found) : Optional.empty();
    }

    private Function<StoredResponse, ReissueCase> replay(ApiRequest call) {
        return earlier -> queries.read(call.caller(), earlier.caseId());
    }

    private static StoredResponse receipt(String id) {
        return new StoredResponse(OK, null, id);
    }

    private static UUID caseId(String id) {
        return CaseId.parse(id).orElseThrow(Problem::notFound);
    }

    /** What to do with the case and with what was taken before it. */
    interface Command<T> {

        void accept(ReissueCase reissueCase, T taken, CommandContext turn);
    }
}
