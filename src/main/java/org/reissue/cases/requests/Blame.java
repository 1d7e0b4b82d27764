package org.reissue.cases.requests;

/** Who is to blame, as ops rule (R16). */
public enum Blame {
    MERCHANT,
    BUYER,
    BOTH,
    PLATFORM
}
