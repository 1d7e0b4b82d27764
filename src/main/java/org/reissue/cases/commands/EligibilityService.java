package org.reissue.cases.commands;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reissue.cases.domain.CaseRepository;
import org.reissue.cases.domain.PreviousCase;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.categories.CategoryService;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Rule;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;
import org.reissue.orders.OrderService;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;
import org.springframework.stereotype.Component;

/** Judges whether an order item may be applied for (R1, R2, R4, R5); every reason why not, not just the first. */
@Component
public class EligibilityService {

    private final OrderService orders;
    private final CategoryService categories;
    private final CaseRepository cases;
    private final TimeoutService timeouts;
    private final Policy policy;
    private final Clock clock;

    EligibilityService(
            OrderService orders,
            CategoryService categories,
            CaseRepository cases,
            TimeoutService timeouts,
            Policy policy,
            Clock clock) {
        this.orders = orders;
        this.categories = categories;
        this.cases = cases;
        this.timeouts = timeouts;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Every item of the buyer's order.
     *
     * @throws Problem {@code not-found} when there is no such order, or it is somebody else's
     */
    public List<ItemEligibility> of(Caller buyer, String orderId) {
        OrderFacts order = order(buyer, orderId);
        Instant now = clock.instant();
        EligibilityFacts grounds = grounds(order, order.items());
        if (grounds.awaitFiring(now)) {
            firePassedDeadlines(orderId);
            grounds = grounds(order, order.items());
        }
        EligibilityFacts known = grounds;
        return order.items().stream()
                .map(item -> judge(order, item, known, now))
                .toList();
    }

    /** What items of the order are judged by, read now. */
    EligibilityFacts grounds(OrderFacts order, List<OrderItem> items) {
        Set<String> categoryIds = items.stream().map(OrderItem::categoryId).collect(Collectors.toSet());
        return new EligibilityFacts(cases.findEarlierByOrderId(order.orderId()), categories.availability(categoryIds));
    }

    /** What an item is most likely judged by, without a read; nothing when its category has not been read yet. */
    Optional<EligibilityFacts> likelyGrounds(OrderItem item) {
        return categories
                .remembered(item.categoryId())
                .map(availability -> new EligibilityFacts(List.of(), availability));
    }

    OrderFacts order(Caller buyer, String orderId) {
        return orders.find(orderId)
                .filter(order -> order.buyerId().equals(buyer.subject()))
                .orElseThrow(Problem::notFound);
    }

    /** An earlier case whose deadline has passed is no longer what the table says it is (R5). */
    void firePassedDeadlines(String orderId) {
        timeouts.fire(cases.findEarlierByOrderId(orderId).stream()
                .map(PreviousCase::id)
                .toList());
    }

    /** One item of the order, its rules judged at that moment. */
    ItemEligibility judge(OrderFacts order, OrderItem item, EligibilityFacts grounds, Instant now) {
        List<PreviousCase> earlier = grounds.earlierOf(item);
        Instant windowEndsAt =
                order.receivedAt() == null ? null : order.receivedAt().plus(policy.applyWindow());
        UUID openCase = earlier.stream()
                .filter(PreviousCase::isOpen)
                .map(PreviousCase::id)
                .findFirst()
                .orElse(null);
        List<Violation> violations = new ArrayList<>();
        if (order.shippedAt() == null || order.shippedAt().isAfter(now)) {
            violations.add(Violation.of(Rule.R1.name(), "NOT_SHIPPED"));
        }
        if (!grounds.availability().isOpenFor(item.categoryId(), order.shopId(), now)) {
            violations.add(Violation.of(Rule.R2.name(), "CATEGORY_CLOSED", item.categoryId()));
        }
        if (windowEndsAt != null && now.isAfter(windowEndsAt)) {
            violations.add(Violation.of(Rule.R4.name(), "WINDOW_CLOSED", windowEndsAt));
        }
        if (openCase != null) {
            violations.add(Violation.of(Rule.R5.name(), "CASE_OPEN", openCase));
        }
        if (earlier.stream().anyMatch(PreviousCase::wasRefunded)) {
            violations.add(Violation.of(Rule.R5.name(), "ALREADY_REFUNDED"));
        }
        return new ItemEligibility(item.itemId(), violations, windowEndsAt, openCase);
    }
}
