package org.reissue.logistics.signals;

/**
 * Counts that tell whether a shop's tracking numbers are suspicious.
 *
 * @param shopId the shop
 * @param shipped how many replacements the shop shipped
 * @param neverScanned how many of them no carrier has scanned within the patience
 * @param lastMinuteNeverScanned how many of the never scanned were uploaded minutes before their deadline
 * @param corrected how many numbers the shop corrected
 * @param confirmed how many numbers the shop confirmed although they were unlikely
 * @param neverScannedPercent the share of never scanned numbers, in whole percent
 * @param correctedPercent how many numbers were corrected per hundred shipped
 * @param confirmedPercent how many unlikely numbers were confirmed per hundred shipped
 */
record TrackingSignal(
        String shopId,
        long shipped,
        long neverScanned,
        long lastMinuteNeverScanned,
        long corrected,
        long confirmed,
        long neverScannedPercent,
        long correctedPercent,
        long confirmedPercent) {}
