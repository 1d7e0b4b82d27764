package org.reissue.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.reissue.web.problem.Problem;

/**
 * The facts of an order, as the order system last reported them.
 *
 * @param orderId the order's id; in a request the path names it
 * @param shopId the shop that sold the order
 * @param buyerId the buyer
 * @param updatedAt when the order system last changed the order, in UTC, at most 24 hours ahead of now; facts older
 *     than those in force change nothing
 * @param shippedAt when the merchant shipped, in UTC; from then on the buyer may apply (R1, R4). Null: not yet
 * @param receivedAt when the buyer confirmed receipt, in UTC; from then the time to apply runs out (R4). Null: not yet
 * @param shipment the original parcel, if known; its number is refused for a replacement (R13)
 * @param receiver where the goods went, if known; the default receiver of a case. Never in an answer
 * @param items the lines of the order, 1 to 500, each item id once
 */
public record OrderFacts(
        @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Schema(example = "O-1001")
        String orderId,

        @NotNull @Identifier @Schema(example = "S-1") String shopId,
        @NotNull @Identifier @Schema(example = "B-1") String buyerId,
        @NotNull @Schema(example = "2026-11-20T08:00:00Z") Instant updatedAt,
        @Schema(example = "2026-11-18T08:00:00Z") @Nullable Instant shippedAt,
        @Schema(example = "2026-11-20T08:00:00Z") @Nullable Instant receivedAt,
        @Valid @Nullable Parcel shipment,

        @Valid @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
        Receiver receiver,

        @NotNull @Size(min = 1, max = OrderFacts.MAX_ITEMS) List<@NotNull @Valid OrderItem> items) {

    static final int MAX_ITEMS = 500;

    /** Facts with a time far in the future would keep out all later facts, for ever. */
    private static final Duration MAX_AHEAD = Duration.ofHours(24);

    OrderFacts withOrderId(String id) {
        return new OrderFacts(id, shopId, buyerId, updatedAt, shippedAt, receivedAt, shipment, receiver, items);
    }

    public Optional<OrderItem> item(String itemId) {
        return items.stream().filter(item -> item.itemId().equals(itemId)).findFirst();
    }

    /**
     * The fault of facts whose members are all valid: {@code invalid-request} on {@code items} when an item id occurs
     * twice, on {@code updatedAt} when it is more than 24 hours ahead of now.
     */
    Optional<Problem> fault(Instant now) {
        if (updatedAt.isAfter(now.plus(MAX_AHEAD))) {
            return Optional.of(Problem.invalid("updatedAt", "invalid.updated-at"));
        }
        Set<String> seen = new HashSet<>();
        return items.stream()
                .map(OrderItem::itemId)
                .filter(itemId -> !seen.add(itemId))
                .findFirst()
                .map(itemId -> Problem.invalid("items", "invalid.repeated-item", itemId));
    }
}
