package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.VerifiedParcel;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * The shipped replacement (R7, R13).
 *
 * @param trackingNumber the normalised tracking number
 * @param shippedAt when the merchant shipped, in UTC; a correction of the number does not change it
 * @param firstScanAt when the carrier first scanned the parcel, in UTC, or null
 * @param warning the confirmed fault of the number, a {@code TrackingNumberFault}, or null
 * @param corrections how often the number was corrected, or null for never
 */
@Embeddable
public record Shipment(
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        @Nullable Instant firstScanAt,
        @Column(name = "shipment_warning") @Nullable String warning,
        @Column(name = "shipment_corrections") @Nullable Integer corrections) {

    private static final int MAX_CORRECTIONS = 3;

    static Shipment of(VerifiedParcel parcel, Instant shippedAt) {
        return of(parcel, shippedAt, null);
    }

    private static Shipment of(VerifiedParcel parcel, Instant shippedAt, @Nullable Integer corrections) {
        return new Shipment(
                parcel.carrier(),
                parcel.trackingNumber(),
                shippedAt,
                parcel.firstScanAt(),
                Objects.toString(parcel.warning(), null),
                corrections);
    }

    Shipment corrected(VerifiedParcel parcel) {
        return of(parcel, shippedAt, madeCorrections() + 1);
    }

    /**
     * Returns this shipment if its number may be corrected once more.
     *
     * @throws Problem {@code limit-reached} after three corrections
     */
    Shipment requireCorrectable() {
        if (madeCorrections() >= MAX_CORRECTIONS) {
            throw new Problem(ProblemType.LIMIT_REACHED, MAX_CORRECTIONS);
        }
        return this;
    }

    private int madeCorrections() {
        return corrections == null ? 0 : corrections;
    }

    /** The identity of the parcel; null for a shipment without a number, which only manual data changes create. */
    public @Nullable ParcelNumber parcel() {
        return carrier == null ? null : new ParcelNumber(carrier, trackingNumber);
    }

    /** The facts of events for subscribers of the event feed. */
    Map<String, Object> details() {
        return details(carrier, trackingNumber);
    }

    /** The facts of the events of a parcel, for subscribers of the event feed. */
    public static Map<String, Object> details(String carrier, String trackingNumber) {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber);
    }
}
