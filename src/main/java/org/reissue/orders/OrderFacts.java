package org.reissue.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the order system last said of an order.
 *
 * @param orderId the order's id
 * @param shopId the shop that sold it
 * @param buyerId the buyer
 * @param updatedAt when the order system last changed the order, in UTC; facts older than those in force are ignored
 * @param shippedAt when the merchant shipped, in UTC; null: not yet. From then on the buyer may apply (R1, R4)
 * @param receivedAt when the buyer confirmed receipt, in UTC; null: not yet. The time to apply runs from here (R4)
 * @param shipment the original parcel, if known; its number never counts as the replacement's (R13)
 * @param receiver where the goods went; a case that names no receiver of its own takes this one
 * @param items the lines of the order, each item id once
 */
public record OrderFacts(
        String orderId,
        String shopId,
        String buyerId,
        Instant updatedAt,
        Instant shippedAt,
        Instant receivedAt,
        Parcel shipment,
        Receiver receiver,
        List<OrderItem> items) {

    public Optional<OrderItem> item(String itemId) {
        return items.stream().filter(item -> item.itemId().equals(itemId)).findFirst();
    }
}
