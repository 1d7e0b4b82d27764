package org.reissue.lifecycle;

/** Who acts on a case. */
public enum Actor {
    BUYER,
    MERCHANT,
    OPS,
    SYSTEM
}
