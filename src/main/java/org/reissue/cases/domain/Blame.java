package org.reissue.cases.domain;

/** The party that is to blame according to the ruling of ops (R16). */
public enum Blame {
    /** The merchant alone. */
    MERCHANT,
    /** The buyer alone. */
    BUYER,
    /** Buyer and merchant. */
    BOTH,
    /** Neither buyer nor merchant: the platform is to blame. */
    PLATFORM
}
