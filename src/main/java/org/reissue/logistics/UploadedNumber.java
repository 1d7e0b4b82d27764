package org.reissue.logistics;

/** A tracking number as a merchant uploads it. */
public record UploadedNumber(String carrier, String trackingNumber) {}
