package org.reissue.logistics;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.logistics.carriers.CarrierService;
import org.reissue.logistics.carriers.TrackingNumberFault;
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

    private static final String INSERT = """
            insert into parcel_upload (carrier, tracking_number, case_id, shop_id, shipped_at, due_at, warning)
            select :carrier, :number, :case, :shop, :shippedAt, :dueAt,
                   coalesce(:fault::text, case when exists (
                       select from parcel_upload other
                       where other.tracking_number = :number and other.carrier <> :carrier and other.case_id <> :case
                             and other.superseded_at is null) then :usedElsewhere end)
            where not exists (
                      select from parcel_upload used
                      where used.tracking_number = :number and used.carrier = :carrier and used.superseded_at is null)
                  and not (:scanned and exists (
                      select from parcel_upload replaced
                      where replaced.tracking_number = :number and replaced.carrier = :carrier
                            and replaced.superseded_at is not null))
            returning warning
            """;

    private final JdbcClient jdbc;
    private final CarrierService carriers;

    ParcelRepository(JdbcClient jdbc, CarrierService carriers) {
        this.jdbc = jdbc;
        this.carriers = carriers;
    }

    /** Locks the parcel's row until the transaction ends, inserting it where missing, and reads its carrier. */
    UnverifiedParcel lock(ParcelNumber parcel, String written) {
        return jdbc.sql(LOCK)
                .param(parcel.carrier())
                .param(parcel.trackingNumber())
                .query((row, number) -> {
                    Timestamp firstScanAt = row.getTimestamp("first_scan_at");
                    return new UnverifiedParcel(
                            parcel,
                            written,
                            firstScanAt == null ? null : firstScanAt.toInstant(),
                            carriers.from(row, parcel.carrier()).orElse(null));
                })
                .single();
    }

    /**
     * Records the number as used by a shipment, unless it is used: it serves a shipment, or it was replaced by another
     * number but has been scanned. The parcel must be locked.
     *
     * @param fault the confirmable fault of the number, or null
     * @return the fault, or {@code USED_ELSEWHERE} when there is none but another case has the number under another
     *     carrier; empty when the number is used
     */
    Optional<UploadResult> insert(
            UnverifiedParcel parcel, ShipmentContext shipment, Instant dueAt, @Nullable TrackingNumberFault fault) {
        return jdbc.sql(INSERT)
                .param("carrier", parcel.number().carrier())
                .param("number", parcel.number().trackingNumber())
                .param("case", shipment.caseId())
                .param("shop", shipment.shopId())
                .param("shippedAt", Timestamp.from(shipment.shippedAt()))
                .param("dueAt", Timestamp.from(dueAt))
                .param("fault", Objects.toString(fault, null))
                .param("usedElsewhere", TrackingNumberFault.USED_ELSEWHERE.name())
                .param("scanned", parcel.firstScanAt() != null)
                .query((row, number) -> new UploadResult(Optional.ofNullable(row.getString("warning"))
                        .map(TrackingNumberFault::valueOf)
                        .orElse(null)))
                .optional();
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
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    /** A number that was recorded, and what makes it suspicious. */
    record UploadResult(@Nullable TrackingNumberFault warning) {}
}
