package org.reissue.cases;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.reissue.lifecycle.Policy;
import org.reissue.web.Call;
import org.reissue.web.Idempotency;
import org.reissue.web.Problem;
import org.reissue.web.Receipt;
import org.reissue.web.Reply;
import org.springframework.stereotype.Component;

/**
 * Where every command on a case is handled, in this order: replay, passed deadline, {@code If-Match}, then the command
 * itself, which judges legality before rules. The case is locked, so two commands that race are judged one after the
 * other.
 */
@Component
class CaseDesk {

    private static final int OK = 200;

    private final CaseRepository cases;
    private final CaseReader reader;
    private final Firing firing;
    private final Aftermath aftermath;
    private final Idempotency idempotency;
    private final Policy policy;
    private final Clock clock;

    CaseDesk(
            CaseRepository cases,
            CaseReader reader,
            Firing firing,
            Aftermath aftermath,
            Idempotency idempotency,
            Policy policy,
            Clock clock) {
        this.cases = cases;
        this.reader = reader;
        this.firing = firing;
        this.aftermath = aftermath;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Carries out a command on the caller's case, in one transaction.
     *
     * @param body what the caller sent, for comparing calls that carry the same idempotency key
     * @param command what to do with the locked case
     * @return the case as it is now
     */
    Reply<ReissueCase> handle(Call call, String id, Object body, BiConsumer<ReissueCase, Turn> command) {
        return handle(call, id, body, () -> null, (reissueCase, nothing, turn) -> command.accept(reissueCase, turn));
    }

    /**
     * The same for a command that needs more than the case.
     *
     * @param taken takes, in the transaction, what must be locked before the case is
     */
    <T> Reply<ReissueCase> handle(Call call, String id, Object body, Supplier<T> taken, Command<T> command) {
        UUID caseId = CaseId.parse(id).orElseThrow(Problem::notFound);
        Receipt receipt = new Receipt(OK, null, id);
        while (true) {
            Optional<Reply<ReissueCase>> reply = idempotency.attempt(
                    call,
                    body,
                    receipt,
                    () -> carryOut(call, caseId, taken, command),
                    earlier -> reader.read(call.caller(), id));
            if (reply.isPresent()) {
                return reply.get();
            }
            // the deadline is fired in a transaction of its own: it has passed, whatever becomes of the command
            firing.fire(List.of(caseId));
        }
    }

    /** Nothing while the case has a deadline to fire first. */
    private <T> Optional<ReissueCase> carryOut(Call call, UUID caseId, Supplier<T> taken, Command<T> command) {
        T first = taken.get();
        ReissueCase locked = lock(call, caseId);
        Turn turn = new Turn(Party.of(call.caller()), clock.instant(), policy);
        if (locked.deadlineHasPassed(turn.now())) {
            return Optional.empty();
        }
        call.requireVersion(locked.version());
        command.accept(locked, first, turn);
        aftermath.record(locked.steps());
        return Optional.of(locked);
    }

    /** What to do with the locked case and with what was taken before it. */
    interface Command<T> {

        void accept(ReissueCase reissueCase, T taken, Turn turn);
    }

    private ReissueCase lock(Call call, UUID caseId) {
        return cases.findLockedById(caseId)
                .filter(found -> Ownership.allows(call.caller(), found))
                .orElseThrow(Problem::notFound);
    }
}
