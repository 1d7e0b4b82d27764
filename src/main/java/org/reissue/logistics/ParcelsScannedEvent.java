package org.reissue.logistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Carriers have said something new of parcels that somebody ships. It is announced in the transaction that records the
 * scans, with the parcels locked.
 *
 * @param scans what is new, each parcel's in any order
 */
public record ParcelsScannedEvent(List<Scanned> scans) {

    /**
     * One scan.
     *
     * @param caseId whose shipment the number was uploaded for
     */
    public record Scanned(UUID caseId, ParcelNumber parcel, ScanKind kind, Instant at) {}
}
