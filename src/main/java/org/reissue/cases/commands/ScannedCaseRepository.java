package org.reissue.cases.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.history.CaseEvent;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Reason;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases whose parcel a carrier has scanned: picked narrow and written in bulk, like those whose deadline passed.
 */
@Repository
class ScannedCaseRepository {

    /**
     * Whose parcel was not scanned before, or not so early: locked, in the order in which others lock several cases. A
     * number that was corrected since, and a scan of before the case was applied for, are of another parcel.
     */
    private static final String PICK = """
            select c.id, c.shop_id, c.buyer_id, c.order_id, c.item_id, c.reason, c.status, c.scan_due, c.deadline_at,
                   c.shipped_at, c.paid_fen, c.version, c.carrier, c.tracking_number, scan.at
            from (select case_id, carrier, tracking_number, instant(at) as at
                  from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) row (case_id, carrier, tracking_number, at)
                 ) scan
                 join reissue_case c on c.id = scan.case_id::uuid
            where c.carrier = scan.carrier and c.tracking_number = scan.tracking_number
                  and c.status in ('SHIPPED', 'IN_TRANSIT') and scan.at >= c.applied_at
                  and (c.first_scan_at is null or c.first_scan_at > scan.at)
            order by c.id, scan.at
            for no key update of c
            """;

    private static final String WRITE = """
            update reissue_case c set first_scan_at = instant(scan.at)
            from unnest(?::text[], ?::bigint[]) scan (id, at)
            where c.id = scan.id::uuid
            """;

    private final JdbcClient jdbc;

    ScannedCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each case once for every scan that may be its first, the earliest first. */
    List<ScannedCase> pick(List<Scanned> scans) {
        UnnestArrays<Scanned> rows = new UnnestArrays<>(scans);
        return jdbc.sql(PICK)
                .param(rows.texts(Scanned::caseId))
                .param(rows.texts(scan -> scan.parcel().carrier()))
                .param(rows.texts(scan -> scan.parcel().trackingNumber()))
                .param(rows.instants(Scanned::at))
                .query(ScannedCaseRepository::read)
                .list();
    }

    /** Keeps when each parcel was first scanned; each case once. */
    void writeFirstScans(Collection<ScannedCase> scanned) {
        if (scanned.isEmpty()) {
            return;
        }
        UnnestArrays<ScannedCase> rows = new UnnestArrays<>(List.copyOf(scanned));
        jdbc.sql(WRITE)
                .param(rows.texts(ScannedCase::id))
                .param(rows.instants(ScannedCase::at))
                .update();
    }

    private static ScannedCase read(ResultSet row, int number) throws SQLException {
        CaseEvent.Subject subject = new CaseEvent.Subject(
                row.getObject("id", UUID.class),
                row.getString("shop_id"),
                row.getString("buyer_id"),
                row.getString("order_id"),
                row.getString("item_id"),
                Reason.valueOf(row.getString("reason")));
        CaseSnapshot snapshot = new CaseSnapshot(
                subject,
                CaseStatus.valueOf(row.getString("status")),
                row.getBoolean("scan_due"),
                instant(row, "deadline_at"),
                instant(row, "shipped_at"),
                row.getLong("paid_fen"),
                row.getLong("version"));
        ParcelNumber parcel = new ParcelNumber(row.getString("carrier"), row.getString("tracking_number"));
        return new ScannedCase(snapshot, parcel, instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** A case, and when its parcel was scanned. */
    record ScannedCase(CaseSnapshot snapshot, ParcelNumber parcel, Instant at) {

        UUID id() {
            return snapshot.subject().caseId();
        }

        boolean isInTransit() {
            return snapshot.status() == CaseStatus.IN_TRANSIT;
        }

        /** What the event adds for those who follow the log. */
        Map<String, Object> details() {
            return Map.of("carrier", parcel.carrier(), "trackingNumber", parcel.trackingNumber());
        }

        /** Silence has won: what its deadline brings is fired, and no scan takes that back. */
        boolean isLate(Instant now) {
            return Lifecycle.hasPassed(snapshot.deadlineAt(), now);
        }
    }
}
