package org.reissue.logistics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scans of a parcel, and where to follow it.
 *
 * @param trackingUrl the carrier's page about the parcel, or null
 * @param scans the scans, oldest first
 */
public record TrackingHistory(@Nullable String trackingUrl, List<Point> scans) {

    /** The history of a parcel without scans. */
    public static final TrackingHistory UNKNOWN = new TrackingHistory(null, List.of());

    /**
     * One scan.
     *
     * @param kind what the carrier did
     * @param at when
     */
    public record Point(ScanKind kind, Instant at) {}
}
