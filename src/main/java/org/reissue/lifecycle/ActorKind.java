package org.reissue.lifecycle;

/** Who acts on a case. */
public enum ActorKind {
    /** The buyer who applied. */
    BUYER,
    /** The shop that sold the item. */
    MERCHANT,
    /** The platform's staff. */
    OPS,
    /** This service by itself, or another system of the platform. */
    SYSTEM
}
