package org.reissue.logistics;

/**
 * The identity of a parcel.
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number, normalised
 */
public record ParcelNumber(String carrier, String trackingNumber) {}
