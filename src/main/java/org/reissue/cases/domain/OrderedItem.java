package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * What the case is about, as it was at applying, whatever becomes of the order.
 *
 * @param paidFen what the buyer paid for the item, in fen
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
