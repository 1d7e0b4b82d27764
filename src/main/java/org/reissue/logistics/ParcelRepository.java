package org.reissue.logistics;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.logistics.carriers.Carrier;
import org.reissue.logistics.carriers.CarrierSql;
import org.reissue.logistics.carriers.TrackingNumberFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code parcel} and {@code parcel_upload}. */
@Repository
class ParcelRepository {

    /**
     * The update changes nothing: it locks an existing row and returns it. The order is that in which batches of scans
     * lock parcels.
     */
    private static final String LOCK = """
            with locked as (
                insert into parcel (carrier, tracking_number)
                select distinct carrier, tracking_number from unnest(?::text[], ?::text[]) named (carrier, tracking_number)
                order by carrier, tracking_number
                on conflict (carrier, tracking_number) do update set first_scan_at = parcel.first_scan_at
                returning carrier, tracking_number, first_scan_at)
            select locked.carrier as parcel_carrier, locked.tracking_number, locked.first_scan_at, carrier.*
            from locked left join carrier on carrier.code = locked.carrier
            """;

    private static final String DISCARD = """
            delete from parcel using unnest(?::text[], ?::text[]) unused (carrier, tracking_number)
            where parcel.carrier = unused.carrier and parcel.tracking_number = unused.tracking_number
                  and parcel.first_scan_at is null
                  and not exists (
                      select from parcel_upload upload
                      where upload.tracking_number = unused.tracking_number and upload.carrier = unused.carrier)
            """;

    private static final String INSERT = """
            with judged as (
                select exists (
                           select from parcel_upload used
                           where used.tracking_number = :number
                                 and (used.carrier = :carrier or used.case_id = :case)
                                 and used.superseded_at is null)
                       or :firstScanAt::timestamptz is not null and exists (
                           select from parcel_upload replaced
                           where replaced.tracking_number = :number and replaced.carrier = :carrier
                                 and replaced.superseded_at is not null) as used,
                       coalesce(:firstScanAt::timestamptz < :appliedAt, false) as scanned_before,
                       coalesce(:fault::text, case when exists (
                           select from parcel_upload other
                           where other.tracking_number = :number and other.carrier <> :carrier
                                 and other.case_id <> :case and other.superseded_at is null)
                           then :usedElsewhere end) as warning
            ), inserted as (
                insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at, warning)
                select :carrier, :number, :case, :shop, :shippedAt, :dueAt, warning from judged
                where not used and not scanned_before and (warning is null or :confirmed)
            )
            select used, scanned_before, warning from judged
            """;

    private final JdbcClient jdbc;
    private final CarrierSql carriers;

    ParcelRepository(JdbcClient jdbc, CarrierSql carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    /**
     * Locks the rows of parcels until the transaction ends, inserting those that are missing, and reads their carriers.
     */
    Map<ParcelNumber, Locked> lock(List<ParcelNumber> parcels) {
        if (parcels.isEmpty()) {
            return Map.of();
        }
        UnnestArrays<ParcelNumber> rows = new UnnestArrays<>(parcels);
        Map<ParcelNumber, Locked> locked = new HashMap<>();
        jdbc.sql(LOCK)
                .param(rows.texts(ParcelNumber::carrier))
                .param(rows.texts(ParcelNumber::trackingNumber))
                .query(row -> {
                    String carrier = row.getString("parcel_carrier");
                    locked.put(
                            new ParcelNumber(carrier, row.getString("tracking_number")),
                            new Locked(
                                    StoredInstant.read(row, "first_scan_at"),
                                    carriers.from(row, carrier).orElse(null)));
                });
        return locked;
    }

    /** Deletes those of the locked parcels that no shipment and no scan names, as if they had not been locked. */
    void discard(List<ParcelNumber> parcels) {
        UnnestArrays<ParcelNumber> rows = new UnnestArrays<>(parcels);
        jdbc.sql(DISCARD)
                .param(rows.texts(ParcelNumber::carrier))
                .param(rows.texts(ParcelNumber::trackingNumber))
                .update();
    }

    /**
     * Judges the number by its use so far and, unless that refuses it, records it as used by a shipment. The number is
     * used when it serves a shipment, with another carrier too if it is of the same case, or was replaced by another
     * number but has been scanned. The parcel must be locked.
     *
     * @param fault the confirmable fault of the number, or null
     */
    UploadResult insert(
            UnverifiedParcel parcel, ShipmentContext shipment, Instant dueAt, @Nullable TrackingNumberFault fault) {
        return jdbc.sql(INSERT)
                .param("carrier", parcel.number().carrier())
                .param("number", parcel.number().trackingNumber())
                .param("firstScanAt", parcel.firstScanAt() == null ? null : Timestamp.from(parcel.firstScanAt()))
                .param("appliedAt", Timestamp.from(shipment.appliedAt()))
                .param("case", shipment.caseId())
                .param("shop", shipment.shopId())
                .param("shippedAt", Timestamp.from(shipment.shippedAt()))
                .param("dueAt", Timestamp.from(dueAt))
                .param("fault", Objects.toString(fault, null))
                .param("usedElsewhere", TrackingNumberFault.USED_ELSEWHERE.name())
                .param("confirmed", shipment.confirmed())
                .query(UploadResult.class)
                .single();
    }

    /**
     * Marks the number as replaced by another. From now on it is free again, unless a carrier scans the parcel.
     *
     * @return the deadline of its shipment, or null when the number was never recorded
     */
    @Nullable
    Instant supersede(ParcelNumber parcel, Instant now) {
        return jdbc.sql("""
                        update parcel_upload set superseded_at = ?
                        where carrier = ? and tracking_number = ? and superseded_at is null
                        returning due_at
                        """)
                .param(Timestamp.from(now))
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .query(Instant.class)
                .optional()
                .orElse(null);
    }

    /**
     * What was read of a parcel.
     *
     * @param firstScanAt the earliest scan, or null
     * @param carrier the carrier, or null when there is none with that code
     */
    record Locked(@Nullable Instant firstScanAt, @Nullable Carrier carrier) {}

    /**
     * How a number was judged by its use so far.
     *
     * @param warning the fault of a number that is recorded only if the merchant confirms it, or null
     */
    record UploadResult(
            boolean used, boolean scannedBefore, @Nullable TrackingNumberFault warning) {}
}
