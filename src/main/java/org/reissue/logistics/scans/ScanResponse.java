package org.reissue.logistics.scans;

/**
 * What became of scans.
 *
 * @param accepted how many the call held
 * @param added how many of them were not known before; of equal ones one counts
 */
public record ScanResponse(int accepted, int added) {}
