package org.reissue.logistics;

/**
 * A parcel, as carriers name it.
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 */
public record ParcelNumber(String carrier, String trackingNumber) {}
