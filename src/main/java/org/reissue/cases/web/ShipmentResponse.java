package org.reissue.cases.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Shipment;
import org.reissue.logistics.TrackingHistory;

/**
 * The replacement on its way (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param trackingUrl where the parcel can be followed at the carrier's, or null
 * @param shippedAt when the merchant uploaded it; correcting the number leaves it
 * @param firstScanAt when the carrier first saw the parcel, or null
 * @param warning what speaks against the number without being sure; null where nothing does, and for the buyer
 * @param scans what the carrier said of the parcel, oldest first
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
     * A number that is accepted but looks wrong.
     *
     * @param code {@code BAD_FORMAT} or {@code BAD_CHECK_DIGIT}
     * @param message the same in the caller's language
     */
    public record Warning(String code, String message) {}

    static ShipmentResponse of(Shipment shipment, TrackingHistory route, Warning warning) {
        return new ShipmentResponse(
                shipment.carrier(),
                shipment.trackingNumber(),
                route.trackingUrl(),
                shipment.shippedAt(),
                shipment.firstScanAt(),
                warning,
                route.scans());
    }
}
