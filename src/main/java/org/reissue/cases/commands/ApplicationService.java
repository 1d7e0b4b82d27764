package org.reissue.cases.commands;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.domain.Actor;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.cases.domain.CaseId;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.TransitionRecorder;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.lifecycle.Policy;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.Receiver;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.idempotency.IdempotentResult;
import org.reissue.web.idempotency.StoredResponse;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * A buyer applies for a reissue (R1 to R5). Mostly nobody has applied for the item before, and its category is as it
 * was last time: that is assumed first, and what it comes to is written on the condition that it is so
 * (docs/decisions/0096). Before anything is refused, all is read.
 */
@Component
public class ApplicationService {

    private static final Logger log = LoggerFactory.getLogger(ApplicationService.class);
    private static final int CREATED = 201;

    private final EligibilityService eligibility;
    private final CaseQueryService queries;
    private final TransitionRecorder recorder;
    private final IdempotencyService idempotency;
    private final Policy policy;
    private final Clock clock;

    ApplicationService(
            EligibilityService eligibility,
            CaseQueryService queries,
            TransitionRecorder recorder,
            IdempotencyService idempotency,
            Policy policy,
            Clock clock) {
        this.eligibility = eligibility;
        this.queries = queries;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Opens a case for an item of the buyer's order.
     *
     * @throws Problem {@code not-found} for an order or item that is not the buyer's, {@code not-eligible} with every
     *     rule broken
     */
    public IdempotentResult<ReissueCase> apply(ApiRequest call, ApplyRequest asked) {
        while (true) {
            UUID id = CaseId.next(clock.instant());
            StoredResponse receipt = new StoredResponse(CREATED, call.path() + "/" + id, id.toString());
            try {
                Optional<IdempotentResult<ReissueCase>> reply = idempotency.attemptWhole(
                        call,
                        asked,
                        receipt,
                        () -> open(call, id, asked),
                        earlier -> queries.read(call.caller(), earlier.caseId()));
                if (reply.isPresent()) {
                    return reply.get();
                }
                eligibility.firePassedDeadlines(asked.orderId());
            } catch (DuplicateKeyException raced) {
                log.debug("Another application for {} was first: judged again, this one finds it", asked.itemId());
            }
        }
    }

    /** Nothing when an earlier case has a deadline to fire first, or things changed while they were judged. */
    private Optional<ReissueCase> open(ApiRequest call, UUID id, ApplyRequest asked) {
        OrderFacts order = eligibility.order(call.caller(), asked.orderId());
        OrderItem item = order.item(asked.itemId()).orElseThrow(Problem::notFound);
        Attempt attempt = new Attempt(
                id, asked, order, item, new CommandContext(Actor.of(call.caller()), clock.instant(), policy));
        return eligibility
                .likelyGrounds(item)
                .filter(likely -> violations(attempt, likely).isEmpty())
                .flatMap(likely -> write(attempt, likely))
                .or(() -> openAsThingsAre(attempt));
    }

    private Optional<ReissueCase> openAsThingsAre(Attempt attempt) {
        EligibilityFacts grounds = eligibility.grounds(attempt.order(), List.of(attempt.item()));
        if (grounds.awaitFiring(attempt.turn().now())) {
            return Optional.empty();
        }
        List<Violation> violations = violations(attempt, grounds);
        if (!violations.isEmpty()) {
            throw Problem.notEligible(violations);
        }
        return write(attempt, grounds);
    }

    private List<Violation> violations(Attempt attempt, EligibilityFacts grounds) {
        ItemEligibility judged = eligibility.judge(
                attempt.order(), attempt.item(), grounds, attempt.turn().now());
        List<Violation> violations = new ArrayList<>(judged.violations());
        ItemEligibility.quantityViolation(attempt.asked().quantity(), Optional.of(attempt.item()))
                .ifPresent(violations::add);
        return violations;
    }

    private Optional<ReissueCase> write(Attempt attempt, EligibilityFacts grounds) {
        ReissueCase opened = ReissueCase.apply(
                attempt.id(), attempt.order(), attempt.item(), claim(attempt.order(), attempt.asked()), attempt.turn());
        return recorder.write(opened, grounds) ? Optional.of(opened) : Optional.empty();
    }

    private static ApplicationDetails claim(OrderFacts order, ApplyRequest asked) {
        Receiver receiver = asked.receiver() == null ? order.receiver() : asked.receiver();
        return new ApplicationDetails(
                asked.reason(), asked.quantity(), asked.description(), asked.evidence(), receiver);
    }

    /** An application while it is judged: what is asked, of what, by whom and when. */
    private record Attempt(UUID id, ApplyRequest asked, OrderFacts order, OrderItem item, CommandContext turn) {}
}
