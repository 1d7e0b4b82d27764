package org.reissue.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parcel whose number was accepted as real (R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param firstScanAt when the carrier first scanned the parcel, or null before the first scan
 * @param warning the code of what makes the number suspicious, or null
 */
public record VerifiedParcel(
        String carrier,
        String trackingNumber,
        @Nullable Instant firstScanAt,
        @Nullable String warning) {}
