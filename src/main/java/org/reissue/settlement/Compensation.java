package org.reissue.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a shop owes a buyer because a shipment became overdue (R12).
 *
 * @param amountFen the amount, in fen
 * @param status whether it has been paid
 * @param settledAt when the coupon was issued; null until then
 */
public record Compensation(
        long amountFen, Status status, @Nullable Instant settledAt) {

    /** Whether a compensation has been paid. */
    @Schema(name = "CompensationStatus")
    public enum Status {
        /** Owed; the next settlement takes it up. */
        DUE,
        /** Owed; the shop's account does not hold enough money. */
        OUTSTANDING,
        /** Taken from the shop's account and given to the buyer as a coupon. */
        SETTLED
    }
}
