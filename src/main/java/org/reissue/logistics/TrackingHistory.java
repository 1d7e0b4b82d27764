package org.reissue.logistics;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a parcel's way.
 *
 * @param trackingUrl where it can be followed at the carrier's, or null
 * @param scans what the carrier said, oldest first
 */
public record TrackingHistory(String trackingUrl, List<Point> scans) {

    /** Of a parcel that nothing is known of. */
    public static final TrackingHistory UNKNOWN = new TrackingHistory(null, List.of());

    /**
     * One scan.
     *
     * @param kind what the carrier did
     * @param at when
     */
    public record Point(ScanKind kind, Instant at) {}
}
