package org.reissue.logistics.signals;

/**
 * How true a shop's tracking numbers look.
 *
 * @param shopId the shop
 * @param shipped how many replacements it shipped
 * @param neverScanned how many of them no carrier has ever scanned, though there was time to
 * @param lastMinuteNeverScanned how many of those were uploaded minutes before they were due
 * @param corrected how many numbers it put others in the place of
 * @param neverScannedPercent the share of those never scanned, in whole percent
 * @param correctedPercent how many numbers were corrected per hundred shipped
 */
public record TrackingSignal(
        String shopId,
        long shipped,
        long neverScanned,
        long lastMinuteNeverScanned,
        long corrected,
        long neverScannedPercent,
        long correctedPercent) {}
