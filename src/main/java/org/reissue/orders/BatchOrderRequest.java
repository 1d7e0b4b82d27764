package org.reissue.orders;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Facts of many orders in one request. They are kept as they came, so that facts which cannot be read fail alone.
 *
 * @param items the facts of 1 to 1,000 orders
 */
record BatchOrderRequest(
        @ArraySchema(schema = @Schema(implementation = Item.class)) @NotNull @Size(min = 1, max = 1_000)
        List<@Nullable TokenBuffer> items) {

    // repeats OrderFacts, whose orderId is READ_ONLY: alone the path names the order, here each item does
    /**
     * The facts of one order among others.
     *
     * @param orderId the order's id
     * @param shopId the shop that sold the order
     * @param buyerId the buyer
     * @param updatedAt when the order system last changed the order, in UTC, at most 24 hours ahead of now; facts older
     *     than those in force change nothing
     * @param shippedAt when the merchant shipped, in UTC; from then on the buyer may apply (R1, R4). Null: not yet
     * @param receivedAt when the buyer confirmed receipt, in UTC; from then the time to apply runs out (R4). Null: not
     *     yet
     * @param shipment the original parcel, if known; its number is refused for a replacement (R13)
     * @param receiver where the goods went, if known; the default receiver of a case
     * @param items the lines of the order, 1 to 500, each item id once
     */
    @Schema(name = "BatchOrderItem")
    record Item(
            @NotNull @Identifier @Schema(example = "O-1001") String orderId,
            @NotNull @Identifier @Schema(example = "S-1") String shopId,
            @NotNull @Identifier @Schema(example = "B-1") String buyerId,

            @NotNull @Schema(example = "2026-11-20T08:00:00Z")
            Instant updatedAt,

            @Schema(example = "2026-11-18T08:00:00Z") @Nullable
            Instant shippedAt,

            @Schema(example = "2026-11-20T08:00:00Z") @Nullable
            Instant receivedAt,

            @Valid @Nullable Parcel shipment,
            @Valid @Nullable Receiver receiver,

            @NotNull @Size(min = 1, max = OrderFacts.MAX_ITEMS)
            List<@NotNull @Valid OrderItem> items) {

        Item withOrderId(String id) {
            return new Item(id, shopId, buyerId, updatedAt, shippedAt, receivedAt, shipment, receiver, items);
        }

        OrderFacts facts() {
            return new OrderFacts(
                    orderId, shopId, buyerId, updatedAt, shippedAt, receivedAt, shipment, receiver, items);
        }
    }
}
