package org.reissue.logistics;

/**
 * A tracking number as a merchant uploads it.
 *
 * @param carrier the carrier's code
 * @param trackingNumber the number as the merchant wrote it
 */
public record UploadedNumber(String carrier, String trackingNumber) {}
