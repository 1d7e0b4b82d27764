package org.reissue.logistics;

/** What a carrier did with a parcel, in the usual order. */
public enum ScanKind {
    /** The carrier accepted the parcel. */
    ACCEPTED,
    /** The parcel is on its way. */
    IN_TRANSIT,
    /** The parcel was delivered. */
    DELIVERED
}
