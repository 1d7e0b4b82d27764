package org.reissue.logistics;

import java.time.Instant;

/**
 * A parcel that was judged real (R13).
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 * @param firstScanAt when the carrier first scanned it, or null while it has not
 * @param warning what speaks against the number without being sure, named like the reasons to refuse one, or null
 */
public record VerifiedParcel(String carrier, String trackingNumber, Instant firstScanAt, String warning) {}
