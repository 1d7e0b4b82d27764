package org.reissue.logistics.scans;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.reissue.logistics.ScanKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code parcel_scan} and the parcels of the scans. Any number of scans takes two statements. */
@Component
class ScanRepository {

    /** In the order of the key, so that two batches cannot deadlock; a repeated scan writes nothing. */
    private static final String LOCK_PARCELS = """
            insert into parcel (carrier, tracking_number, first_scan_at)
            select carrier, tracking_number, min(at)
            from unnest(?::text[], ?::text[], ?::timestamptz[]) scan (carrier, tracking_number, at)
            group by carrier, tracking_number
            order by carrier, tracking_number
            on conflict (carrier, tracking_number) do update set first_scan_at = excluded.first_scan_at
            where parcel.first_scan_at is null or parcel.first_scan_at > excluded.first_scan_at
            """;

    private static final String INSERT = """
            with added as (
                insert into parcel_scan (carrier, tracking_number, at, kind)
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[])
                on conflict do nothing
                returning *)
            select added.*, upload.case_id
            from added left join parcel_upload upload
                 on upload.carrier = added.carrier and upload.tracking_number = added.tracking_number
                    and upload.superseded_at is null
            """;

    private final JdbcClient jdbc;

    ScanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts the scans that are not stored yet.
     *
     * @return the new scans; without a case where no merchant has uploaded the number
     */
    List<Scanned> insert(List<Scan> scans) {
        String[] carriers = scans.stream().map(Scan::carrier).toArray(String[]::new);
        String[] numbers =
                scans.stream().map(scan -> scan.parcel().trackingNumber()).toArray(String[]::new);
        Timestamp[] times = scans.stream().map(Scan::at).map(Timestamp::from).toArray(Timestamp[]::new);
        String[] kinds = scans.stream().map(Scan::kind).map(ScanKind::name).toArray(String[]::new);
        jdbc.sql(LOCK_PARCELS).param(carriers).param(numbers).param(times).update();
        return jdbc.sql(INSERT)
                .param(carriers)
                .param(numbers)
                .param(times)
                .param(kinds)
                .query((row, number) -> new Scanned(
                        row.getObject("case_id", UUID.class),
                        new ParcelNumber(row.getString("carrier"), row.getString("tracking_number")),
                        ScanKind.valueOf(row.getString("kind")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
