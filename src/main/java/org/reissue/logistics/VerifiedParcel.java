package org.reissue.logistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.carriers.TrackingNumberFault;

/**
 * A parcel whose number was accepted as real (R13).
 *
 * @param trackingNumber the normalised number as the merchant wrote it, with leading zeros
 * @param firstScanAt when the carrier first scanned the parcel, or null before the first scan
 * @param warning the confirmed fault that makes the number suspicious, or null
 */
public record VerifiedParcel(
        String carrier,
        String trackingNumber,
        @Nullable Instant firstScanAt,
        @Nullable TrackingNumberFault warning) {}
