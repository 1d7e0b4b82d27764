package org.reissue.logistics.carriers;

/** What can be wrong with a tracking number (R13), as the API names it. The order is that of judgement. */
public enum TrackingNumberFault {
    /** There is no carrier with that code. */
    UNKNOWN_CARRIER(false),
    /** The number has not 8 to 40 letters and digits, or it contradicts a sure format of the carrier. */
    BAD_FORMAT(false),
    /** The number has a sure format of the carrier, but its check digit is wrong. */
    BAD_CHECK_DIGIT(false),
    /** The number is that of the order's original parcel, of any carrier. */
    ORIGINAL_PARCEL(false),
    /** The carrier's number was used before, and is not free again. */
    ALREADY_USED(false),
    /** The carrier scanned the parcel before the buyer applied. */
    SCANNED_BEFORE(false),
    /** The number has another carrier's distinctive letters, or fits a sure format of another carrier. */
    CARRIER_MISMATCH(true),
    /** The number fits none of the carrier's formats. */
    UNLIKELY_FORMAT(true),
    /** The number serves another case under another carrier. */
    USED_ELSEWHERE(true);

    private final boolean confirmable;

    TrackingNumberFault(boolean confirmable) {
        this.confirmable = confirmable;
    }

    /** Whether the number is only unlikely, so that a merchant who confirms it may use it. */
    public boolean isConfirmable() {
        return confirmable;
    }
}
