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
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Transition;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * Extends the running deadlines of many cases, in batches of one transaction each. An extension that was interrupted
 * goes on where it stopped when the request is repeated with its idempotency key.
 */
@Service
public class BulkExtensionService {

    private static final int FIRED_AT_ONCE = 1_000;

    private static final List<CaseStatus> EXTENDABLE = Lifecycle.inPlace().stream()
            .filter(row -> row.action() == Action.EXTEND)
            .map(Transition::from)
            .distinct()
            .toList();

    private static final String ALL_SHOPS = "*";

    private final BulkExtensionRepository repository;
    private final BulkExtensionTransaction transaction;
    private final DueCaseRepository dueCases;
    private final TimeoutService timeouts;
    private final IdempotencyService idempotency;
    private final AuditService audit;
    private final Clock clock;

    BulkExtensionService(
            BulkExtensionRepository repository,
            BulkExtensionTransaction transaction,
            DueCaseRepository dueCases,
            TimeoutService timeouts,
            IdempotencyService idempotency,
            AuditService audit,
            Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.dueCases = dueCases;
        this.timeouts = timeouts;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
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
            state = transaction.extendNext(id, matching(extension), request.caller());
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
