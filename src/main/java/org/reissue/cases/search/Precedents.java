package org.reissue.cases.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Reason;

/**
 * Other cases of the shop and of the buyer of a case, applied for within the last 365 days (R16).
 *
 * @param shop the shop's cases
 * @param buyer the buyer's cases
 * @param last the newest cases of the shop or the buyer, at most 10, the newest first
 */
public record Precedents(OfShop shop, OfBuyer buyer, List<Item> last) {

    /**
     * How many cases a shop had.
     *
     * @param cases all of them
     * @param overdue those with an overdue shipment
     * @param rejected those that the merchant rejected, whatever came after
     * @param ruledAgainst those whose last ruling blames the merchant, alone or with the buyer
     */
    @Schema(name = "ShopPrecedents")
    public record OfShop(long cases, long overdue, long rejected, long ruledAgainst) {}

    /**
     * How many cases a buyer had.
     *
     * @param cases all of them
     * @param neverReceived those with the reason {@code NEVER_RECEIVED}
     * @param refunded those that ended with a refund
     * @param ruledAgainst those whose last ruling blames the buyer, alone or with the merchant
     */
    @Schema(name = "BuyerPrecedents")
    public record OfBuyer(long cases, long neverReceived, long refunded, long ruledAgainst) {}

    /**
     * A case of the shop or of the buyer.
     *
     * @param id the case id
     * @param status the status; {@code UNKNOWN} when a newer version of the service wrote one that this one does not
     *     know
     * @param reason why the buyer applied; {@code UNKNOWN} likewise
     * @param decision the decision of the last ruling, or null
     * @param blame who is to blame according to the last ruling, or null
     * @param appliedAt when the buyer applied
     */
    @Schema(name = "Precedent")
    public record Item(
            UUID id,
            @Schema(implementation = CaseStatus.class) String status,
            @Schema(implementation = Reason.class) String reason,
            @Nullable Decision decision,
            @Nullable Blame blame,
            Instant appliedAt) {}
}
