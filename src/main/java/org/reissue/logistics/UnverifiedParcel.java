package org.reissue.logistics;

import java.time.Instant;
import org.reissue.logistics.carriers.Carrier;

/**
 * A parcel a merchant has named and nobody has judged yet. Its row is locked, unless no parcel could have such a
 * number.
 *
 * @param number the parcel, its number normalised
 * @param firstScanAt the earliest scan, or null
 * @param carrier what is known of its carrier, or null
 */
public record UnverifiedParcel(ParcelNumber number, Instant firstScanAt, Carrier carrier) {}
