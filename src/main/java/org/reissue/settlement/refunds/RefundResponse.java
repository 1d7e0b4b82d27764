package org.reissue.settlement.refunds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;

/**
 * A refund as ops and the payment system see it.
 *
 * @param id the refund's id, which is the payment system's idempotency id for every attempt
 * @param caseId the case
 * @param shopId the shop
 * @param buyerId the buyer who gets the money back
 * @param amountFen the amount, in fen
 * @param status the state of the refund
 * @param attempt how often the refund was requested from the payment system
 * @param requestedAt when the refund was last requested; null until then
 * @param endedAt when the refund succeeded or failed; null until then
 * @param returnedAt when the money last came back after it was sent; null if it never did
 */
public record RefundResponse(
        String id,
        String caseId,
        String shopId,
        String buyerId,
        long amountFen,
        Refund.Status status,
        int attempt,
        @Nullable Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable Instant returnedAt) {

    static RefundResponse of(Payout payout) {
        return new RefundResponse(
                payout.id().toString(),
                payout.caseId().toString(),
                payout.shopId(),
                payout.buyerId(),
                payout.amountFen(),
                Refund.Status.valueOf(payout.status()),
                payout.attempt(),
                payout.requestedAt(),
                payout.endedAt(),
                payout.returnedAt());
    }
}
