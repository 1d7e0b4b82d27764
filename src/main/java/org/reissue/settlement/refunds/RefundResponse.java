package org.reissue.settlement.refunds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;

/**
 * A refund, as ops and the payment system see it.
 *
 * @param id the refund's id, the payment system's idempotency id for every attempt
 * @param caseId the case that owes it
 * @param shopId the shop
 * @param buyerId the buyer who gets the money
 * @param amountFen how much, in fen
 * @param status how far it has come
 * @param attempt how often the payment system was asked
 * @param requestedAt when the payment system was asked last; null until then
 * @param endedAt when it succeeded or failed; null until then
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
        @Nullable Instant endedAt) {

    static RefundResponse of(Payout payout) {
        return new RefundResponse(
                payout.id().toString(),
                payout.subject().caseId().toString(),
                payout.shopId(),
                payout.subject().buyerId(),
                payout.amountFen(),
                Refund.Status.valueOf(payout.status()),
                payout.attempt(),
                payout.requestedAt(),
                payout.endedAt());
    }

    boolean is(Refund.Status wanted) {
        return status == wanted;
    }
}
