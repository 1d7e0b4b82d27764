package org.reissue.testing;

import java.time.Instant;
import java.util.Map;

/** What the logistics system sends of a scan. */
public final class ScanFacts {

    private ScanFacts() {}

    /** The carrier took the parcel from its sender. */
    public static Map<String, Object> accepted(String carrier, String trackingNumber, Instant at) {
        return Map.of("carrier", carrier, "trackingNumber", trackingNumber, "kind", "ACCEPTED", "at", at.toString());
    }
}
