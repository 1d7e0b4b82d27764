package org.reissue.logistics;

import org.reissue.logistics.carriers.TrackingNumber;

/**
 * The identity of a parcel, by which shipments and scans are compared (R13).
 *
 * @param trackingNumber the number, normalised, and without leading zeros if it consists of digits alone
 */
public record ParcelNumber(String carrier, String trackingNumber) {

    public ParcelNumber {
        trackingNumber = TrackingNumber.comparable(trackingNumber);
    }
}
