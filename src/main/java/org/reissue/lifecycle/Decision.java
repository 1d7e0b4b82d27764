package org.reissue.lifecycle;

/** What ops rule in arbitration (R16). */
public enum Decision {
    /** The merchant has to ship after all. */
    REISSUE,
    /** The buyer gets money back. */
    REFUND,
    /** The claim is turned down. */
    DISMISS
}
