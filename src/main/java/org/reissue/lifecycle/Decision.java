package org.reissue.lifecycle;

/** The ruling of ops in an arbitration (R16). */
public enum Decision {
    /** The merchant has to ship. */
    REISSUE,
    /** The buyer is refunded. */
    REFUND,
    /** The application is dismissed. */
    DISMISS
}
