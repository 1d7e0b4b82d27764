package org.reissue.cases;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The replacement on its way (R7, R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param shippedAt when the merchant uploaded it; correcting the number leaves it
 * @param firstScanAt when the carrier first saw the parcel, or null
 */
@Embeddable
public record Shipment(String carrier, String trackingNumber, Instant shippedAt, Instant firstScanAt) {

    boolean isSameParcel(String otherCarrier, String otherNumber) {
        return carrier.equals(otherCarrier) && trackingNumber.equals(otherNumber);
    }

    Shipment correctedTo(String rightCarrier, String rightNumber) {
        return new Shipment(rightCarrier, rightNumber, shippedAt, firstScanAt);
    }
}
