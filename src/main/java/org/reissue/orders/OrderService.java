package org.reissue.orders;

import java.util.List;
import java.util.Optional;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores and reads the facts of orders. */
@Component
public class OrderService {

    private final OrderRepository repository;

    OrderService(OrderRepository repository) {
        this.repository = repository;
    }

    /** The facts of an order; one read by key. */
    public Optional<OrderFacts> find(String orderId) {
        return repository.find(orderId);
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
     * @throws Problem {@code invalid-request} on {@code items} when an item id stands on two lines
     */
    @Transactional
    public OrderFacts upsert(String orderId, OrderFacts facts) {
        facts.repeatedItem().ifPresent(itemId -> {
            throw Problem.invalid("items", "invalid.repeated-item", itemId);
        });
        repository.put(orderId, facts);
        return repository.find(orderId).orElseThrow();
    }
}
