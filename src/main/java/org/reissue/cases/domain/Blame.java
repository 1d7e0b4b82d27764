package org.reissue.cases.domain;

/** Who is to blame, as ops rule (R16). */
public enum Blame {
    /** The merchant alone. */
    MERCHANT,
    /** The buyer alone. */
    BUYER,
    /** Buyer and merchant. */
    BOTH,
    /** Neither of them: the platform bears it. */
    PLATFORM
}
