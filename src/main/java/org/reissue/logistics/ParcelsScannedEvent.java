package org.reissue.logistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New scans of parcels that belong to shipments. Published in the transaction that records the scans, with the parcels
 * locked.
 *
 * @param scans the new scans, in any order
 * @param arrivedAt when this service received the scans, in UTC; the transaction may have waited for locks since
 */
public record ParcelsScannedEvent(List<Scanned> scans, Instant arrivedAt) {

    /**
     * One scan.
     *
     * @param caseId the case whose shipment has the number
     */
    public record Scanned(@Nullable UUID caseId, ParcelNumber parcel, Instant at) {}
}
