package org.reissue.feed.events;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event. Some types of events add fields, such as {@code amountFen} or {@code trackingNumber};
 * {@code docs/events.md} lists them. Never contains personal data.
 *
 * @param caseId the case
 * @param shopId the shop
 * @param buyerId the buyer
 * @param orderId the order
 * @param itemId the order item
 * @param from the status before; null for the first event and for settlement
 * @param to the status after; equal to {@code from} if the status did not change, null for settlement
 * @param reason why the buyer applied: NEVER_RECEIVED, MISSING_ITEMS or OTHER
 * @param rule the number of the rule that applied
 * @param actor who caused the event
 * @param deadlineAt the deadline after the event, in UTC; null if none runs, and for settlement
 * @param version the version of the case after the event; null for settlement
 * @param details the fields that the type of event adds
 */
public record EventData(
        String caseId,
        @Schema(example = "S-1") String shopId,
        @Schema(example = "B-1") String buyerId,
        @Schema(example = "O-1001") String orderId,
        @Schema(example = "I-1") String itemId,
        @Schema(example = "PENDING_MERCHANT") @Nullable String from,
        @Schema(example = "AWAITING_SHIPMENT") @Nullable String to,
        @Schema(example = "MISSING_ITEMS") String reason,
        @Schema(example = "R6") String rule,
        EventActor actor,
        @Nullable Instant deadlineAt,
        @Schema(example = "2") @Nullable Long version,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> details) {

    /**
     * Who caused an event.
     *
     * @param kind BUYER, MERCHANT, OPS or SYSTEM
     * @param id the buyer; null for staff, who are not named, and for the system
     */
    public record EventActor(
            @Schema(example = "BUYER") String kind,
            @Schema(example = "B-1") @Nullable String id) {}
}
