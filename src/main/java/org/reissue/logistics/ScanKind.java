package org.reissue.logistics;

/** What a carrier did to a parcel, in the order in which it does it. */
public enum ScanKind {
    /** The carrier has taken the parcel over. */
    ACCEPTED,
    /** It is on its way. */
    IN_TRANSIT,
    /** It has arrived. */
    DELIVERED
}
