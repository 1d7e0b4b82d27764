package org.reissue.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.requests.Application;
import org.reissue.lifecycle.Policy;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.Receiver;
import org.reissue.web.Call;
import org.reissue.web.Idempotency;
import org.reissue.web.Problem;
import org.reissue.web.Receipt;
import org.reissue.web.Reply;
import org.reissue.web.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** A buyer applies for a reissue (R1 to R5). */
@Component
public class Applying {

    private static final Logger log = LoggerFactory.getLogger(Applying.class);
    private static final int CREATED = 201;

    private final Eligibility eligibility;
    private final CaseReader reader;
    private final TakenSteps takenSteps;
    private final Idempotency idempotency;
    private final Policy policy;
    private final Clock clock;

    Applying(
            Eligibility eligibility,
            CaseReader reader,
            TakenSteps takenSteps,
            Idempotency idempotency,
            Policy policy,
            Clock clock) {
        this.eligibility = eligibility;
        this.reader = reader;
        this.takenSteps = takenSteps;
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
    public Reply<ReissueCase> apply(Call call, Application asked) {
        while (true) {
            UUID id = CaseId.next(clock.instant());
            Receipt receipt = new Receipt(CREATED, call.path() + "/" + id, id.toString());
            try {
                Optional<Reply<ReissueCase>> reply = idempotency.attemptWhole(
                        call,
                        asked,
                        receipt,
                        () -> open(call, id, asked),
                        earlier -> reader.read(call.caller(), earlier.caseId()));
                if (reply.isPresent()) {
                    return reply.get();
                }
                eligibility.firePassedDeadlines(asked.orderId());
            } catch (DuplicateKeyException raced) {
                log.debug("Another application for {} was first: judged again, this one finds it", asked.itemId());
            }
        }
    }

    /** Nothing while an earlier case has a deadline to fire first. */
    private Optional<ReissueCase> open(Call call, UUID id, Application asked) {
        Instant now = clock.instant();
        OrderFacts order = eligibility.order(call.caller(), asked.orderId());
        OrderItem item = order.item(asked.itemId()).orElseThrow(Problem::notFound);
        Optional<ItemEligibility> judged = eligibility.judge(order, item, now);
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        List<Violation> violations = new ArrayList<>(judged.get().violations());
        ItemEligibility.quantityViolation(asked.quantity(), Optional.of(item)).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            throw Problem.notEligible(violations);
        }
        ReissueCase opened =
                ReissueCase.apply(id, order, item, claim(order, asked), new Turn(Party.of(call.caller()), now, policy));
        takenSteps.write(opened);
        return Optional.of(opened);
    }

    private static Claim claim(OrderFacts order, Application asked) {
        Receiver receiver = asked.receiver() == null ? order.receiver() : asked.receiver();
        return new Claim(asked.reason(), asked.quantity(), asked.description(), asked.evidence(), receiver);
    }
}
