package org.reissue.cases.commands;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Policy;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction of a command on one case: load and lock the case, judge, change the case, record its transitions. The
 * order of judgement is replay, passed deadline, {@code If-Match}, then the command itself, which judges legality
 * before rules. Hibernate writes the case when the transaction commits.
 */
@Service
class CommandTransaction {

    private final CaseAccess cases;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    CommandTransaction(
            CaseAccess cases, TransitionRecorder recorder, IdempotencyService idempotency, Policy policy, Clock clock) {
        this.cases = cases;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /** Attempts a command once; see {@link CommandExecutor#lockAndExecute} for the parameters. */
    @Transactional
    public CommandOutcome<ReissueCase> execute(
            ApiRequest request,
            UUID id,
            @Nullable Object body,
            Supplier<BiConsumer<ReissueCase, CommandContext>> lock) {
        Optional<StoredResponse> earlier = idempotency.claim(request, body, id.toString());
        if (earlier.isPresent()) {
            return new Replayed<>(earlier.get());
        }
        BiConsumer<ReissueCase, CommandContext> command = lock.get();
        ReissueCase found = cases.lock(request.caller(), id).orElseThrow(Problem::notFound);
        LogContext.put(LogField.SHOP_ID, found.item().shopId());
        LogContext.put(LogField.ORDER_ID, found.item().orderId());
        CommandContext context = CommandContext.of(request.caller(), clock.instant(), policy);
        if (found.progress().isDue(context.now())) {
            return CommandOutcome.rolledBack(new DeadlinePassed<>(List.of(id)));
        }
        request.requireVersion(found.version());
        command.accept(found, context);
        recorder.record(found.newTransitions());
        return new Done<>(found);
    }
}
