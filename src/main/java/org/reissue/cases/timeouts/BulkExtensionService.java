package org.reissue.cases.timeouts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.audit.AuditAction;
import org.reissue.audit.AuditService;
import org.reissue.cases.domain.AppliedTransition;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.timeouts.BulkExtension.CaseKey;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Transition;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Extends the running deadlines of many cases, in batches of one transaction each. An extension that was interrupted
 * goes on where it stopped when the request is repeated with its idempotency key.
 */
@Service
public class BulkExtensionService {

    private static final int FIRED_AT_ONCE = 1_000;
    private static final int BATCH = 1_000;

    private static final List<CaseStatus> EXTENDABLE = Lifecycle.inPlace().stream()
            .filter(row -> row.action() == Action.EXTEND)
            .map(Transition::from)
            .distinct()
            .toList();

    private static final String ALL_SHOPS = "*";

    private final BulkExtensionRepository repository;
    private final DueCaseRepository dueCases;
    private final TimeoutService timeouts;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final AuditService audit;
    private final Policy policy;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BulkExtensionService(
            BulkExtensionRepository repository,
            DueCaseRepository dueCases,
            TimeoutService timeouts,
            TransitionRecorder recorder,
            IdempotencyService idempotency,
            AuditService audit,
            Policy policy,
            Clock clock,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.dueCases = dueCases;
        this.timeouts = timeouts;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The statuses whose deadline may be extended, in the order of the lifecycle table. */
    public List<CaseStatus> extendable() {
        return EXTENDABLE;
    }

    /**
     * Extends the deadlines that match, each once, or only counts them in a dry run. A deadline that has passed is
     * fired instead.
     *
     * @throws Problem {@code invalid-request} for a range that ends before it begins or a status without a deadline,
     *     {@code busy} when another transaction holds a case for too long
     */
    public IdempotentResult<BulkExtendResponse> extend(ApiRequest request, BulkExtendRequest extension) {
        validate(extension);
        return extension.dryRun() ? count(request, extension) : run(request, extension);
    }

    private static void validate(BulkExtendRequest extension) {
        if (!extension.deadlineTo().isAfter(extension.deadlineFrom())) {
            throw Problem.invalid("deadlineTo", "invalid.deadline-to");
        }
        for (int nr = 0; nr < extension.statuses().size(); nr++) {
            if (!EXTENDABLE.contains(extension.statuses().get(nr))) {
                throw Problem.invalid("statuses[" + nr + "]", "invalid.status-without-deadline");
            }
        }
    }

    private IdempotentResult<BulkExtendResponse> count(ApiRequest request, BulkExtendRequest extension) {
        firePassed(extension.shopId());
        return idempotency.once(
                request,
                extension,
                BulkExtendResponse.class,
                () -> new BulkExtendResponse(repository.count(matching(extension), clock.instant()), 0));
    }

    private IdempotentResult<BulkExtendResponse> run(ApiRequest request, BulkExtendRequest extension) {
        IdempotentResult<Started> started =
                idempotency.once(request, extension, Started.class, () -> start(request.actor(), extension));
        if (!started.replayed()) {
            firePassed(extension.shopId());
        }
        UUID id = started.body().id();
        BulkExtension state;
        do {
            state = transaction.execute(status -> extendNext(id, matching(extension), request.caller()));
        } while (!state.ended());
        return new IdempotentResult<>(new BulkExtendResponse(state.extended(), state.extended()), started.replayed());
    }

    private Started start(String actor, BulkExtendRequest extension) {
        UUID id = UUID.randomUUID();
        audit.record(
                actor,
                AuditAction.DEADLINES_EXTENDED,
                extension.shopId() == null ? ALL_SHOPS : extension.shopId(),
                null,
                AuditedExtension.of(extension));
        repository.insert(id, extension.deadlineTo(), clock.instant());
        return new Started(id);
    }

    /**
     * Fires the deadlines that have passed, so that the matching cases do not depend on when the sweep runs. Cases that
     * cannot be fired are met again in each round, until no other case is in one.
     */
    private void firePassed(@Nullable String shopId) {
        List<UUID> due;
        Set<UUID> failed;
        do {
            due = dueCases.findDue(shopId, clock.instant(), FIRED_AT_ONCE);
            failed = timeouts.fireEach(due);
        } while (due.size() == FIRED_AT_ONCE && failed.size() < due.size());
    }

    /**
     * Extends the next deadlines and saves how far the extension has come; nothing if it has ended, which a concurrent
     * request may have done.
     */
    private BulkExtension extendNext(UUID id, BulkExtendRequest request, Caller caller) {
        BulkExtension stored = repository.lock(id);
        if (stored.ended()) {
            return stored;
        }
        Instant now = clock.instant();
        BulkExtension extension = stored.started(now);
        List<CaseKey> keys = repository.findNext(request, extension, now, BATCH);
        int extended = keys.isEmpty() ? 0 : extend(keys, request, extension, caller);
        BulkExtension result =
                keys.size() < BATCH ? extension.end(extended) : extension.after(keys.get(BATCH - 1), extended);
        repository.save(id, result);
        return result;
    }

    private int extend(List<CaseKey> keys, BulkExtendRequest request, BulkExtension extension, Caller caller) {
        List<CaseSnapshot> locked = repository.lockCases(keys, request, extension);
        CommandContext context = CommandContext.of(caller, clock.instant(), policy);
        List<AppliedTransition> transitions = locked.stream()
                .filter(CaseSnapshot::isKnown)
                .filter(found -> !Lifecycle.hasPassed(found.deadlineAt(), context.now()))
                .map(found -> AppliedTransition.extension(found, request.by(), request.comment(), context))
                .toList();
        recorder.updateAndRecord(transitions);
        return transitions.size();
    }

    /** Replaces an empty list of statuses by all statuses that have a deadline. */
    private static BulkExtendRequest matching(BulkExtendRequest request) {
        return request.statuses().isEmpty() ? request.withStatuses(EXTENDABLE) : request;
    }

    /** The id of the extension, as the stored result of an idempotency key. */
    record Started(UUID id) {}

    /** An extension as the audit log records it: without the comment, as nothing is ever erased there (R20). */
    private record AuditedExtension(
            List<CaseStatus> statuses, @Nullable String shopId, Instant deadlineFrom, Instant deadlineTo, Duration by) {

        static AuditedExtension of(BulkExtendRequest extension) {
            return new AuditedExtension(
                    extension.statuses(),
                    extension.shopId(),
                    extension.deadlineFrom(),
                    extension.deadlineTo(),
                    extension.by());
        }
    }
}
