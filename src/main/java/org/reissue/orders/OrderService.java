package org.reissue.orders;

import java.util.Optional;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The facts of orders: taken in as the order system tells them, and questions about them answered. */
@Component
public class OrderService {

    private final OrderRepository table;

    OrderService(OrderRepository table) {
        this.table = table;
    }

    /** What is known of an order; one read by key. */
    public Optional<OrderFacts> find(String orderId) {
        return table.find(orderId);
    }

    /**
     * Takes in facts, however often and in whatever order they arrive: an older {@code updatedAt} never overwrites a
     * newer one, and of equal ones the later call stands.
     *
     * @param facts what is said; its own order id does not count
     * @return the facts in force afterwards
     * @throws Problem {@code invalid-request} on {@code items} when an item id stands on two lines
     */
    @Transactional
    public OrderFacts accept(String orderId, OrderFacts facts) {
        facts.repeatedItem().ifPresent(itemId -> {
            throw Problem.invalid("items", "invalid.repeated-item", itemId);
        });
        table.put(orderId, facts);
        return table.find(orderId).orElseThrow();
    }
}
