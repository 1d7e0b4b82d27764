package org.reissue.orders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Order facts over HTTP. */
@RestController
@Tag(name = "system")
class OrderController {

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    /**
     * Stores the facts of an order, which replace earlier ones as a whole. Calls may repeat and come in any order: an
     * older {@code updatedAt} never overwrites a newer one, and of equal ones the later call stands.
     *
     * @param orderId the order's id
     * @return the facts in force after the call
     */
    @PutMapping("/api/v1/system/orders/{orderId}")
    @Operation(summary = "Upsert an order")
    OrderFacts putOrder(@PathVariable String orderId, @Valid @RequestBody OrderFacts facts) {
        return orders.upsert(orderId, facts);
    }
}
