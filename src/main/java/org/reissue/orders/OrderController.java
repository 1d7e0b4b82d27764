package org.reissue.orders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the order system says what it knows. */
@RestController
@Tag(name = "system")
class OrderController {

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    /**
     * Takes in the facts of an order, all of them each time. Calls may repeat and come in any order: an older
     * {@code updatedAt} never overwrites a newer one, and of equal ones the later call stands.
     *
     * @param orderId the order's id
     * @return the facts in force after the call
     */
    @PutMapping("/api/v1/system/orders/{orderId}")
    @Operation(summary = "Say what is known of an order")
    OrderFacts putOrder(@PathVariable String orderId, @Valid @RequestBody OrderFacts facts) {
        return orders.accept(orderId, facts);
    }
}
