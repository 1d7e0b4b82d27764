package org.reissue.orders;

/** The order's original parcel, as the order system knows it. */
public record Parcel(String carrier, String trackingNumber) {}
