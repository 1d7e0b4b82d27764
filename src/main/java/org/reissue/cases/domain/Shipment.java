package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Map;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.VerifiedParcel;

/**
 * The replacement on its way (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param shippedAt when the merchant uploaded it, in UTC; correcting the number leaves it
 * @param firstScanAt when the carrier first saw the parcel, in UTC, or null
 * @param warning what speaks against the number without being sure, or null
 */
@Embeddable
public record Shipment(
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        Instant firstScanAt,
        @Column(name = "shipment_warning") String warning) {

    static Shipment of(VerifiedParcel parcel, Instant shippedAt) {
        return new Shipment(
                parcel.carrier(), parcel.trackingNumber(), shippedAt, parcel.firstScanAt(), parcel.warning());
    }

    /** The parcel; null for a shipment without a number, as it is put in by hand. */
    public ParcelNumber parcel() {
        return carrier == null ? null : new ParcelNumber(carrier, trackingNumber);
    }

    /** What events add for those who follow the log. */
    Map<String, Object> details() {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber);
    }
}
