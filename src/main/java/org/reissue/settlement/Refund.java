package org.reissue.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that the buyer gets back (R10, R16).
 *
 * @param id the refund's id, which is the payment system's idempotency id for every attempt
 * @param amountFen the amount, in fen
 * @param status the state of the refund
 * @param endedAt when the refund succeeded or failed; null until then
 * @param returnedAt when the money last came back after it was sent; null if it never did
 */
public record Refund(
        String id,
        long amountFen,
        Status status,
        @Nullable Instant endedAt,
        @Nullable Instant returnedAt) {

    /** The state of a refund. */
    @Schema(name = "RefundStatus")
    public enum Status {
        /** Owed, not yet requested from the payment system. */
        DUE,
        /** Requested from the payment system, which has not answered yet. */
        REQUESTED,
        /** Paid by the payment system. */
        SUCCEEDED,
        /** Refused by the payment system, or the money came back; ops can retry it. */
        FAILED
    }
}
