package org.reissue.lifecycle;

import java.time.Instant;

/** How long a status may last before silence has consequences. */
public enum Window {
    NONE,
    MERCHANT_RESPONSE,
    SHIPMENT,
    BUYER_RESPONSE,
    /** From shipping: the scan window where one is set, else until the case completes by itself. */
    UNTIL_SCANNED,
    /** From shipping until the case completes by itself; never sooner than the deadline it replaces. */
    UNTIL_COMPLETED,
    /** The running deadline stays as it is, or as ops have moved it. */
    UNCHANGED;

    /**
     * When silence will have its consequence.
     *
     * @param now when the transition is recorded
     * @param shippedAt when the replacement was shipped; needed after shipping alone
     * @param current the deadline that ran until now, or to which ops move it; or null
     * @return the deadline, or null when none runs
     */
    public Instant deadline(Policy policy, Instant now, Instant shippedAt, Instant current) {
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

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
