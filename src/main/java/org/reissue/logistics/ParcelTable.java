package org.reissue.logistics;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code parcel} and {@code parcel_upload}. */
@Component
class ParcelTable {

    private final JdbcClient jdbc;

    ParcelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the parcel's row, which is made if need be, until the transaction ends.
     *
     * @return its first scan, or null
     */
    Instant lock(ParcelNumber parcel) {
        jdbc.sql("insert into parcel (carrier, tracking_number) values (?, ?) on conflict do nothing")
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .update();
        List<Optional<Instant>> row = jdbc.sql(
                        "select first_scan_at from parcel where carrier = ? and tracking_number = ? for update")
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .query((found, number) ->
                        Optional.ofNullable(found.getTimestamp("first_scan_at")).map(Timestamp::toInstant))
                .list();
        return row.get(0).orElse(null);
    }

    /** Whether the number was free; once used it never is again. */
    boolean insert(ParcelNumber parcel, Upload upload, Instant dueAt) {
        return jdbc.sql("""
                        insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(parcel.carrier())
                        .param(parcel.trackingNumber())
                        .param(upload.caseId())
                        .param(upload.shopId())
                        .param(Timestamp.from(upload.shippedAt()))
                        .param(Timestamp.from(dueAt))
                        .update()
                == 1;
    }

    /**
     * Another number is put in this one's place.
     *
     * @return until when its shipment was due, or null for a number shipped before numbers were kept
     */
    Instant supersede(ParcelNumber parcel, Instant now) {
        return jdbc.sql("""
                        update parcel_upload set superseded_at = ? where carrier = ? and tracking_number = ?
                        returning due_at
                        """)
                .param(Timestamp.from(now))
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
