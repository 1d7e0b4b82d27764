package org.reissue.logistics;

import java.sql.Timestamp;
import java.time.Instant;
import org.reissue.logistics.carriers.CarrierService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code parcel} and {@code parcel_upload}. */
@Component
class ParcelRepository {

    /** The update changes nothing: it locks a row that is there already, and has it returned. */
    private static final String TAKE = """
            with taken as (
                insert into parcel (carrier, tracking_number) values (?, ?)
                on conflict (carrier, tracking_number) do update set first_scan_at = parcel.first_scan_at
                returning carrier, first_scan_at)
            select taken.first_scan_at, carrier.* from taken left join carrier on carrier.code = taken.carrier
            """;

    private final JdbcClient jdbc;
    private final CarrierService carriers;

    ParcelRepository(JdbcClient jdbc, CarrierService carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    /**
     * Locks the parcel's row, which is made if need be, until the transaction ends; asks for its carrier while at it.
     */
    UnverifiedParcel lock(ParcelNumber parcel) {
        return jdbc.sql(TAKE)
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .query((row, number) -> {
                    Timestamp firstScanAt = row.getTimestamp("first_scan_at");
                    return new UnverifiedParcel(
                            parcel,
                            firstScanAt == null ? null : firstScanAt.toInstant(),
                            carriers.from(row, parcel.carrier()).orElse(null));
                })
                .single();
    }

    /** Whether the number was free; once used it never is again. */
    boolean insert(ParcelNumber parcel, ShipmentContext upload, Instant dueAt) {
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
