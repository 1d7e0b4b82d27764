package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Rejection;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.orders.Receiver;
import org.reissue.settlement.Compensation;
import org.reissue.settlement.Refund;

/**
 * A case, as the caller may see it.
 *
 * @param id the case id
 * @param status the status; {@code UNKNOWN} when a newer version of the service wrote one that this one does not know
 * @param statusLabel the status in the language of the request
 * @param reason why the buyer applied (R3); {@code UNKNOWN} likewise
 * @param reasonLabel the reason in the language of the request
 * @param orderId the order
 * @param itemId the item of the order
 * @param title the title of the item when the buyer applied
 * @param shopId the shop
 * @param buyerId the buyer
 * @param quantity how many pieces the buyer asks for
 * @param description the buyer's free text, or null; erased {@code reissue.retention.personal-data}, by default 180
 *     days, after the end, like all texts and evidence (R20)
 * @param evidence the buyer's https links
 * @param deadline the running deadline and its timeout; null while no deadline runs
 * @param rejection the merchant's last rejection, or null
 * @param shipment the last shipment of the replacement, or null
 * @param arbitration the last arbitration, or null
 * @param compensation the compensation for an overdue shipment (R12), or null
 * @param refund the refund (R10, R16), or null
 * @param receiver who receives the replacement; whole for the buyer, and for the merchant who reads the case while it
 *     awaits shipment; else masked, and masked in every list; null when there is none, or none any more (R20)
 * @param allowedActions the actions that the caller may perform now
 * @param version counts the changes of the case; also the {@code ETag}
 * @param appliedAt when the buyer applied
 * @param updatedAt when the case last changed
 */
public record CaseResponse(
        String id,
        @Schema(implementation = CaseStatus.class) String status,
        String statusLabel,
        @Schema(implementation = Reason.class) String reason,
        String reasonLabel,
        String orderId,
        String itemId,
        String title,
        String shopId,
        String buyerId,
        int quantity,
        @Nullable String description,
        List<String> evidence,
        @Nullable Deadline deadline,
        @Nullable Rejection rejection,
        @Nullable ShipmentResponse shipment,
        @Nullable ArbitrationResponse arbitration,
        @Nullable Compensation compensation,
        @Nullable Refund refund,
        @Nullable Receiver receiver,
        List<Action> allowedActions,
        long version,
        Instant appliedAt,
        Instant updatedAt) {

    /**
     * The running deadline.
     *
     * @param at when the timeout fires
     * @param then the outcome of the timeout
     */
    public record Deadline(Instant at, TimeoutOutcome then) {}
}
