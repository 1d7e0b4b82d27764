package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.VerifiedParcel;

/**
 * The replacement on its way (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param shippedAt when the merchant uploaded it; correcting the number leaves it
 * @param firstScanAt when the carrier first saw the parcel, or null
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
        return new Shipment(parcel.carrier(), parcel.trackingNumber(), shippedAt, null, parcel.warning());
    }

    /** The parcel; null for a shipment of before its number was kept. */
    public ParcelNumber parcel() {
        return carrier == null ? null : new ParcelNumber(carrier, trackingNumber);
    }

    Shipment scanned(Instant at) {
        return new Shipment(carrier, trackingNumber, shippedAt, at, warning);
    }
}
