package org.reissue.lifecycle;

/** An effect of a transition besides the new status. */
public enum Effect {
    /** A violation is recorded against the shop (R12). */
    VIOLATION,
    /** The overdue compensation is owed to the buyer, at most once per case (R12). */
    COMPENSATION,
    /** A refund is owed to the buyer (R10, R16). */
    REFUND
}
