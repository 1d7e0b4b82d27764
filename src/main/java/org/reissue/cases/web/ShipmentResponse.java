package org.reissue.cases.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Shipment;
import org.reissue.logistics.TrackingHistory;

/**
 * The shipped replacement (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the normalised tracking number
 * @param trackingUrl the carrier's page for the parcel, or null
 * @param shippedAt when the merchant shipped; a correction of the number does not change it
 * @param firstScanAt when the carrier first scanned the parcel, or null
 * @param warning why the number is unlikely although the merchant confirmed it, or null; always null for buyers
 * @param scans the carrier's scans of the parcel, oldest first
 */
public record ShipmentResponse(
        String carrier,
        String trackingNumber,
        @Nullable String trackingUrl,
        Instant shippedAt,
        @Nullable Instant firstScanAt,
        @Nullable Warning warning,
        List<TrackingHistory.Point> scans) {

    /**
     * A warning about a tracking number that is unlikely.
     *
     * @param code {@code CARRIER_MISMATCH}, {@code UNLIKELY_FORMAT} or {@code USED_ELSEWHERE}
     * @param message the warning in the language of the request
     */
    public record Warning(String code, String message) {}

    static ShipmentResponse of(Shipment shipment, TrackingHistory trackingHistory, @Nullable Warning warning) {
        return new ShipmentResponse(
                shipment.carrier(),
                shipment.trackingNumber(),
                trackingHistory.trackingUrl(),
                shipment.shippedAt(),
                shipment.firstScanAt(),
                warning,
                trackingHistory.scans());
    }
}
