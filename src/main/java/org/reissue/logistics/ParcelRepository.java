package org.reissue.logistics;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.carriers.CarrierService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code parcel} and {@code parcel_upload}. */
@Component
class ParcelRepository {

    /** The update changes nothing: it locks an existing row and returns it. */
    private static final String LOCK = """
            with locked as (
                insert into parcel (carrier, tracking_number) values (?, ?)
                on conflict (carrier, tracking_number) do update set first_scan_at = parcel.first_scan_at
                returning carrier, first_scan_at)
            select locked.first_scan_at, carrier.* from locked left join carrier on carrier.code = locked.carrier
            """;

    private final JdbcClient jdbc;
    private final CarrierService carriers;

    ParcelRepository(JdbcClient jdbc, CarrierService carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    /** Locks the parcel's row until the transaction ends, inserting it where missing, and reads its carrier. */
    UnverifiedParcel lock(ParcelNumber parcel) {
        return jdbc.sql(LOCK)
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

    /** Records the number as used, which is never undone. Returns false when it was used before. */
    boolean insert(ParcelNumber parcel, ShipmentContext shipment, Instant dueAt) {
        return jdbc.sql("""
                        insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(parcel.carrier())
                        .param(parcel.trackingNumber())
                        .param(shipment.caseId())
                        .param(shipment.shopId())
                        .param(Timestamp.from(shipment.shippedAt()))
                        .param(Timestamp.from(dueAt))
                        .update()
                == 1;
    }

    /**
     * Marks the number as replaced by another.
     *
     * @return the deadline of its shipment, or null when the number was never recorded
     */
    @Nullable
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
