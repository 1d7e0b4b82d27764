package org.reissue.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money the buyer gets back (R10, R16).
 *
 * @param id the refund's id, the payment system's idempotency id for every attempt
 * @param amountFen how much, in fen
 * @param status how far it has come
 * @param endedAt when it succeeded or failed; null until then
 */
public record Refund(
        String id, long amountFen, Status status, @Nullable Instant endedAt) {

    /** How far a refund has come. */
    @Schema(name = "RefundStatus")
    public enum Status {
        /** Owed, not yet asked of the payment system. */
        DUE,
        /** Asked of the payment system. */
        REQUESTED,
        /** Paid. */
        SUCCEEDED,
        /** Refused by the payment system. */
        FAILED
    }
}
