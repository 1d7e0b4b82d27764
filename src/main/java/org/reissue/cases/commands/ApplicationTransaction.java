package org.reissue.cases.commands;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reissue.cases.commands.CommandOutcome.Conflict;
import org.reissue.cases.commands.CommandOutcome.DeadlinePassed;
import org.reissue.cases.commands.CommandOutcome.Done;
import org.reissue.cases.commands.CommandOutcome.Replayed;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CaseIndex;
import org.reissue.cases.domain.CaseReceivers;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.lifecycle.Policy;
import org.reissue.orders.OrderItem;
import org.reissue.orders.Receiver;
import org.reissue.telemetry.LogContext;
import org.reissue.telemetry.LogField;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction of an application: one read, which locks the order, then judging, then writing. */
@Service
class ApplicationTransaction {

    private static final String UNIQUE_VIOLATION = "23505";

    private final EligibilityRepository eligibility;
    private final EligibilityService eligibilityService;
    private final EntityManager entities;
    private final CaseRepository cases;
    private final CaseReceivers receivers;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    ApplicationTransaction(
            EligibilityRepository eligibility,
            EligibilityService eligibilityService,
            EntityManager entities,
            CaseRepository cases,
            CaseReceivers receivers,
            TransitionRecorder recorder,
            IdempotencyService idempotency,
            Policy policy,
            Clock clock) {
        this.eligibility = eligibility;
        this.eligibilityService = eligibilityService;
        this.entities = entities;
        this.cases = cases;
        this.receivers = receivers;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Attempts an application once.
     *
     * @param failedTimeouts earlier cases whose passed deadline could not be fired: they are judged as stored, so they
     *     stay open, which only blocks their own items
     */
    @Transactional
    public CommandOutcome<ReissueCase> execute(ApiRequest request, ApplyRequest application, Set<UUID> failedTimeouts) {
        UUID id = CaseId.next(clock.instant());
        Optional<StoredResponse> earlier = idempotency.claim(request, application, id.toString());
        if (earlier.isPresent()) {
            return new Replayed<>(earlier.get());
        }
        EligibilityFacts facts = eligibility
                .lock(request.caller().subject(), application.orderId(), application.itemId())
                .orElseThrow(Problem::notFound);
        OrderItem item = facts.order().item(application.itemId()).orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        List<UUID> due = facts.dueCases(item, now).stream()
                .filter(previous -> !failedTimeouts.contains(previous))
                .toList();
        if (!due.isEmpty()) {
            return CommandOutcome.rolledBack(new DeadlinePassed<>(due));
        }
        Receiver receiver = application.receiver() == null ? facts.order().receiver() : application.receiver();
        ApplicationDetails details = application.details(receivers.encrypt(id, receiver));
        requireEligible(facts, item, details, now);
        return open(
                ReissueCase.apply(id, facts.order(), item, details, CommandContext.of(request.caller(), now, policy)));
    }

    private void requireEligible(EligibilityFacts facts, OrderItem item, ApplicationDetails details, Instant now) {
        List<Violation> violations =
                new ArrayList<>(eligibilityService.judge(facts, item, now).violations());
        details.quantityViolation(item.quantity()).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            throw Problem.notEligible(violations);
        }
    }

    private CommandOutcome<ReissueCase> open(ReissueCase opened) {
        LogContext.put(LogField.CASE_ID, opened.id());
        LogContext.put(LogField.SHOP_ID, opened.item().shopId());
        entities.persist(opened);
        entities.persist(new CaseIndex(opened));
        try {
            cases.flush();
        } catch (DataIntegrityViolationException failure) {
            if (!isDuplicate(failure)) {
                throw failure;
            }
            return CommandOutcome.rolledBack(new Conflict<>()); // R5: a concurrent application has opened a case
        }
        recorder.record(opened.newTransitions());
        return new Done<>(opened);
    }

    private static boolean isDuplicate(DataIntegrityViolationException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }
}
