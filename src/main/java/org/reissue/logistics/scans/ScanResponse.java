package org.reissue.logistics.scans;

/**
 * The result of recording scans.
 *
 * @param accepted how many scans the call held
 * @param added how many of them were new; equal scans count once
 */
public record ScanResponse(int accepted, int added) {}
