package org.reissue.logistics;

import java.util.Map;

/**
 * A parcel that a carrier can be asked about.
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 */
public record TrackedParcel(String carrier, String trackingNumber) {

    /** As events name it. */
    public Map<String, Object> asDetails() {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber);
    }
}
