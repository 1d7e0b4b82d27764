package org.reissue.cases.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.Rejection;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.orders.Receiver;
import org.reissue.settlement.Compensation;
import org.reissue.settlement.Refund;

/**
 * A case, as the caller who asks may see it.
 *
 * @param id the case id
 * @param status where the case stands
 * @param statusLabel the status in the caller's language
 * @param reason why the buyer applied (R3)
 * @param reasonLabel the reason in the caller's language
 * @param orderId the order
 * @param itemId the item of the order
 * @param title the item's title, as it was when the buyer applied
 * @param shopId the shop
 * @param buyerId the buyer
 * @param quantity how many the buyer asks for
 * @param description the buyer's own words, or null
 * @param evidence the buyer's https links
 * @param deadline what happens by itself, and when; null while nothing does
 * @param rejection the merchant's last rejection, or null
 * @param shipment the replacement last sent, or null
 * @param arbitration the last arbitration, or null
 * @param compensation what an overdue shipment owes the buyer (R12), or null
 * @param refund what the buyer gets back (R10, R16), or null
 * @param receiver where the goods go; masked unless the buyer or the merchant who is due to ship asks; null when nobody
 *     has said
 * @param allowedActions what the caller may do now
 * @param version counts the changes of the case; also the {@code ETag}
 * @param appliedAt when the buyer applied
 * @param updatedAt when the case last changed
 */
public record CaseResponse(
        String id,
        CaseStatus status,
        String statusLabel,
        Reason reason,
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
        @Nullable Arbitration arbitration,
        @Nullable Compensation compensation,
        @Nullable Refund refund,
        @Nullable Receiver receiver,
        List<Action> allowedActions,
        long version,
        Instant appliedAt,
        Instant updatedAt) {

    /**
     * What happens by itself.
     *
     * @param at when
     * @param then what silence brings
     */
    public record Deadline(Instant at, TimeoutOutcome then) {}
}
