package org.reissue.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The deadline that a transition sets. */
public enum Window {
    /** No deadline. */
    NONE,
    /** R6: the merchant has to decide. */
    MERCHANT_RESPONSE,
    /** R7: the merchant has to ship. */
    SHIPMENT,
    /** R9, R11: the buyer has to respond. */
    BUYER_RESPONSE,
    /** R13, R17: from shipping on, the scan window where one is set, else until the case completes by itself. */
    UNTIL_SCANNED,
    /** R17: from shipping on, until the case completes by itself; never before the deadline it replaces. */
    UNTIL_COMPLETED,
    /** The current deadline stays, or ops extend it. */
    UNCHANGED;

    /**
     * The deadline after a transition.
     *
     * @param shippedAt when the replacement was shipped; read by {@link #UNTIL_COMPLETED} only
     * @param current the deadline before the transition, or null
     * @return the deadline, or null when none runs
     */
    public @Nullable Instant deadline(
            Policy policy, Instant now, @Nullable Instant shippedAt, @Nullable Instant current) {
        return switch (this) {
            case NONE -> null;
            case MERCHANT_RESPONSE -> now.plus(policy.merchantResponse());
            case SHIPMENT -> now.plus(policy.shipment());
            case BUYER_RESPONSE -> now.plus(policy.buyerResponse());
            case UNTIL_SCANNED -> now.plus(policy.scanWindow() == null ? policy.autoComplete() : policy.scanWindow());
            case UNTIL_COMPLETED -> later(shippedAt.plus(policy.autoComplete()), current);
            case UNCHANGED -> current;
        };
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
