package org.reissue.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the order system last said of an order. */
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
