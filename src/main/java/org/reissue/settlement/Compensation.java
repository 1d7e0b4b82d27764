package org.reissue.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an overdue shipment owes the buyer (R12).
 *
 * @param amountFen how much, in fen
 * @param status whether it has been paid
 * @param settledAt when the coupon was issued; null until then
 */
public record Compensation(
        long amountFen, Status status, @Nullable Instant settledAt) {

    /** Whether a compensation has been paid. */
    @Schema(name = "CompensationStatus")
    public enum Status {
        /** Owed, about to be settled. */
        DUE,
        /** Owed, waiting for money in the shop's account. */
        OUTSTANDING,
        /** Taken from the shop and given to the buyer as a coupon. */
        SETTLED
    }
}
