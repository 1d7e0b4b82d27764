package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * The order item of a case, as it was when the buyer applied; later changes of the order do not change it.
 *
 * @param paidFen the amount paid for the item, in fen
 */
@Embeddable
public record OrderedItem(
        @Column(updatable = false) String shopId,
        @Column(updatable = false) String buyerId,
        @Column(updatable = false) String orderId,
        @Column(updatable = false) String itemId,
        @Column(updatable = false) String title,
        @Column(updatable = false) long paidFen) {

    static OrderedItem of(OrderFacts order, OrderItem item) {
        return new OrderedItem(
                order.shopId(), order.buyerId(), order.orderId(), item.itemId(), item.title(), item.paidFen());
    }
}
