package org.reissue.orders;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores and reads the facts of orders. */
@Component
public class OrderService {

    /** Facts from far in the future would keep out all later ones, for ever. */
    private static final Duration MAX_AHEAD = Duration.ofHours(24);

    private final OrderRepository repository;
    private final Clock clock;

    OrderService(OrderRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The facts of an order; one read by key. */
    public Optional<OrderFacts> find(String orderId) {
        return repository.find(orderId);
    }

    /** The tracking numbers of the original parcels of orders, by order id; without orders of which none is known. */
    public Map<String, String> findParcelNumbers(Collection<String> orderIds) {
        return repository.findParcelNumbers(orderIds);
    }

    /**
     * What other after-sales have refunded of each of the lines, in fen and in the order given; 0 for an unknown line.
     */
    public List<Long> refundedFen(List<OrderItemKey> items) {
        return repository.refundedFen(items);
    }

    /**
     * Stores the facts unless newer ones are stored. Calls may repeat and come in any order; of facts with an equal
     * {@code updatedAt} the later call stands.
     *
     * @param facts the facts; their own order id is ignored
     * @return the facts in force afterwards
     * @throws Problem {@code invalid-request} on {@code items} when an item id stands on two lines, on
     *     {@code updatedAt} when it is more than 24 hours ahead of now
     */
    @Transactional
    public OrderFacts upsert(String orderId, OrderFacts facts) {
        facts.repeatedItem().ifPresent(itemId -> {
            throw Problem.invalid("items", "invalid.repeated-item", itemId);
        });
        if (facts.updatedAt().isAfter(clock.instant().plus(MAX_AHEAD))) {
            throw Problem.invalid("updatedAt", "invalid.updated-at");
        }
        repository.put(orderId, facts);
        return repository.find(orderId).orElseThrow();
    }
}
