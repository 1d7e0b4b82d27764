package org.reissue.lifecycle;

/** The kind of actor that acts on a case; {@code actor.kind} in the API. */
public enum ActorKind {
    /** The buyer who applied. */
    BUYER,
    /** The shop that sold the item. */
    MERCHANT,
    /** The platform's staff. */
    OPS,
    /** This service itself, or another system of the platform. */
    SYSTEM
}
