package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.VerifiedParcel;

/**
 * The shipped replacement (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the normalised tracking number
 * @param shippedAt when the merchant shipped, in UTC; a correction of the number does not change it
 * @param firstScanAt when the carrier first scanned the parcel, in UTC, or null
 * @param warning why the number looks wrong although it was accepted, or null
 */
@Embeddable
public record Shipment(
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        @Nullable Instant firstScanAt,
        @Column(name = "shipment_warning") @Nullable String warning) {

    static Shipment of(VerifiedParcel parcel, Instant shippedAt) {
        return new Shipment(
                parcel.carrier(), parcel.trackingNumber(), shippedAt, parcel.firstScanAt(), parcel.warning());
    }

    /** The number of the parcel; null for a shipment without a number, which only manual data changes create. */
    public ParcelNumber parcel() {
        return carrier == null ? null : new ParcelNumber(carrier, trackingNumber);
    }

    /** The facts of events for subscribers of the event feed. */
    Map<String, Object> details() {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber);
    }
}
