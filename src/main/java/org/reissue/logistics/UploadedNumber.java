package org.reissue.logistics;

import org.reissue.logistics.carriers.TrackingNumber;

/** A tracking number as a merchant uploads it. */
public record UploadedNumber(String carrier, String trackingNumber) {

    String normalised() {
        return TrackingNumber.normalised(trackingNumber);
    }

    ParcelNumber parcel() {
        return new ParcelNumber(carrier, normalised());
    }
}
