package org.reissue.cases.commands;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Rule;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderRefreshService;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.springframework.stereotype.Service;

/** Judges whether a buyer may apply for an order item (R1, R2, R4, R5), with every rule that is broken. */
@Service
public class EligibilityService {

    private final EligibilityRepository eligibility;
    private final OrderRefreshService orders;
    private final TimeoutService timeouts;
    private final Policy policy;
    private final Clock clock;

    EligibilityService(
            EligibilityRepository eligibility,
            OrderRefreshService orders,
            TimeoutService timeouts,
            Policy policy,
            Clock clock) {
        this.eligibility = eligibility;
        this.orders = orders;
        this.timeouts = timeouts;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Judges every item of an order, by the facts from the order service where one is configured.
     *
     * @throws Problem {@code not-found} when the buyer has no such order, {@code order-service-unavailable} when the
     *     order service cannot be asked
     */
    public List<ItemEligibility> judge(Caller buyer, String orderId) {
        orders.refresh(buyer.subject(), orderId);
        Instant now = clock.instant();
        EligibilityFacts facts = find(buyer, orderId);
        List<UUID> due = facts.dueCases(now);
        if (!due.isEmpty()) {
            timeouts.fireBeforeRead(due); // a case that cannot be fired stays open, which only blocks its own item
            facts = find(buyer, orderId);
        }
        EligibilityFacts current = facts;
        return current.order().items().stream()
                .map(item -> judge(current, item, now))
                .toList();
    }

    /** Judges one item of an order, as of the given time. */
    ItemEligibility judge(EligibilityFacts facts, OrderItem item, Instant now) {
        OrderFacts order = facts.order();
        List<PreviousCase> previousCases = facts.previousCasesOf(item);
        Instant windowEndsAt =
                order.receivedAt() == null ? null : order.receivedAt().plus(policy.applyWindow());
        Optional<PreviousCase> openCase =
                previousCases.stream().filter(PreviousCase::isOpen).findFirst();
        List<Violation> violations = new ArrayList<>();
        if (order.shippedAt() == null || order.shippedAt().isAfter(now)) {
            violations.add(Violation.of(Rule.R1, "NOT_SHIPPED"));
        }
        if (!facts.availability().isOpenFor(item.categoryId(), order.shopId(), now)) {
            violations.add(Violation.of(Rule.R2, "CATEGORY_CLOSED", item.categoryId()));
        }
        if (windowEndsAt != null && now.isAfter(windowEndsAt)) {
            violations.add(Violation.of(Rule.R4, "WINDOW_CLOSED", windowEndsAt));
        }
        if (openCase.isPresent()) {
            violations.add(Violation.of(Rule.R5, "CASE_OPEN"));
        }
        if (item.fullyRefunded() || previousCases.stream().anyMatch(PreviousCase::wasRefunded)) {
            violations.add(Violation.of(Rule.R5, "ALREADY_REFUNDED"));
        }
        UUID openCaseId = openCase.filter(open -> open.buyerId().equals(order.buyerId()))
                .map(PreviousCase::id)
                .orElse(null);
        return new ItemEligibility(item.itemId(), violations, windowEndsAt, openCaseId);
    }

    private EligibilityFacts find(Caller buyer, String orderId) {
        return eligibility.find(buyer.subject(), orderId).orElseThrow(Problem::notFound);
    }
}
