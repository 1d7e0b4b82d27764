package org.reissue.cases.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.domain.Shipment;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds and updates the cases whose parcel a carrier has scanned, many in one statement. */
@Repository
class ScannedCaseRepository {

    /**
     * Locks the cases for which a scan may be the first: no scan is recorded yet, or only a later one. A case that is
     * still {@code SHIPPED} matches with any scan: an older version, which did not understand the case, recorded its
     * first scan and left it where it was. Scans from before the application do not match. The order of ids prevents
     * deadlocks.
     */
    private static final String LOCK = """
            select %s, c.carrier, c.tracking_number, scan.at, scan.carrier as scanned_carrier,
                   scan.tracking_number as scanned_number
            from (select case_id, carrier, tracking_number, instant(at) as at
                  from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) row (case_id, carrier, tracking_number, at)
                 ) scan
                 join reissue_case c on c.id = scan.case_id::uuid
            where c.status in ('SHIPPED', 'IN_TRANSIT') and scan.at >= c.applied_at
                  and (c.status = 'SHIPPED' or c.first_scan_at is null or c.first_scan_at > scan.at)
            order by c.id, scan.at
            for no key update of c
            """.formatted(CaseSnapshot.COLUMNS);

    private static final String SAVE = """
            update reissue_case c set first_scan_at = least(c.first_scan_at, instant(scan.at))
            from unnest(?::text[], ?::bigint[]) scan (id, at)
            where c.id = scan.id::uuid
            """;

    private final JdbcClient jdbc;

    ScannedCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the cases that the scans concern, except cases whose number has just been corrected. A case appears once
     * per matching scan, with the earliest scan first.
     */
    List<ScannedCase> lock(List<Scanned> scans) {
        UnnestArrays<Scanned> rows = new UnnestArrays<>(scans);
        return jdbc
                .sql(LOCK)
                .param(rows.texts(Scanned::caseId))
                .param(rows.texts(scan -> scan.parcel().carrier()))
                .param(rows.texts(scan -> scan.parcel().trackingNumber()))
                .param(rows.instants(Scanned::at))
                .query(ScannedCaseRepository::read)
                .list()
                .stream()
                .filter(ScannedCase::isOfItsParcel)
                .toList();
    }

    /** Saves the time of each scan, unless its case has an earlier one; a case must not appear twice. */
    void saveFirstScans(Collection<ScannedCase> scanned) {
        if (scanned.isEmpty()) {
            return;
        }
        UnnestArrays<ScannedCase> rows = new UnnestArrays<>(List.copyOf(scanned));
        jdbc.sql(SAVE)
                .param(rows.texts(ScannedCase::id))
                .param(rows.instants(ScannedCase::at))
                .update();
    }

    private static ScannedCase read(ResultSet row, int number) throws SQLException {
        return new ScannedCase(
                CaseSnapshot.from(row, number),
                row.getString("carrier"),
                row.getString("tracking_number"),
                new ParcelNumber(row.getString("scanned_carrier"), row.getString("scanned_number")),
                StoredInstant.read(row, "at"));
    }

    /** A case with the parcel that it has now, and the scan of a parcel at a time in UTC. */
    record ScannedCase(CaseSnapshot snapshot, String carrier, String trackingNumber, ParcelNumber scanned, Instant at) {

        /** Whether the case still has the parcel that was scanned. */
        boolean isOfItsParcel() {
            return scanned.equals(new ParcelNumber(carrier, trackingNumber));
        }

        UUID id() {
            return snapshot.subject().caseId();
        }

        boolean isInTransit() {
            return snapshot.state().status() == CaseStatus.IN_TRANSIT;
        }

        /** Whether the scan moves the case. One that only a newer version understands stays where it is. */
        boolean moves() {
            return !isInTransit() && snapshot.isKnown();
        }

        /** The facts of the event for subscribers of the event feed. */
        Map<String, Object> details() {
            return Shipment.details(carrier, trackingNumber);
        }

        /** Whether the deadline had passed when the scan arrived, so that the timeout has precedence over the scan. */
        boolean isLate(Instant arrivedAt) {
            return Lifecycle.hasPassed(snapshot.deadlineAt(), arrivedAt);
        }
    }
}
