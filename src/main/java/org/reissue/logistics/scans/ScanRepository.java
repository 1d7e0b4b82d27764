package org.reissue.logistics.scans;

import java.util.List;
import java.util.UUID;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.logistics.ParcelNumber;
import org.reissue.logistics.ParcelsScannedEvent.Scanned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code parcel_scan} and the parcels of the scans. Any number of scans takes two statements. */
@Repository
class ScanRepository {

    /** In the order of the key, so that two batches cannot deadlock; a repeated scan writes nothing. */
    private static final String LOCK_PARCELS = """
            insert into parcel (carrier, tracking_number, first_scan_at)
            select carrier, tracking_number, instant(min(at))
            from unnest(?::text[], ?::text[], ?::bigint[]) scan (carrier, tracking_number, at)
            group by carrier, tracking_number
            order by carrier, tracking_number
            on conflict (carrier, tracking_number) do update set first_scan_at = excluded.first_scan_at
            where parcel.first_scan_at is null or parcel.first_scan_at > excluded.first_scan_at
            """;

    private static final String INSERT = """
            with added as (
                insert into parcel_scan (carrier, tracking_number, at, kind)
                select carrier, tracking_number, instant(at), kind
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) scan (carrier, tracking_number, at, kind)
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
        UnnestArrays<Scan> rows = new UnnestArrays<>(scans);
        String[] carriers = rows.texts(Scan::carrier);
        String[] numbers = rows.texts(scan -> scan.parcel().trackingNumber());
        Long[] times = rows.instants(Scan::at);
        String[] kinds = rows.texts(Scan::kind);
        jdbc.sql(LOCK_PARCELS).param(carriers).param(numbers).param(times).update();
        return jdbc.sql(INSERT)
                .param(carriers)
                .param(numbers)
                .param(times)
                .param(kinds)
                .query((row, number) -> new Scanned(
                        row.getObject("case_id", UUID.class),
                        new ParcelNumber(row.getString("carrier"), row.getString("tracking_number")),
                        StoredInstant.read(row, "at")))
                .list();
    }
}
