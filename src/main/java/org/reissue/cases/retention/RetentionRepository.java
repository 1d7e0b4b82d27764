package org.reissue.cases.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes rows of other modules, which do not know cases and so cannot tell which rows an open case needs. A table is
 * walked in the order of its key, so that each batch reads a fixed number of rows, however many are kept;
 * {@code retention_walk} remembers where the next batch begins. A batch locks those of its rows that are old enough
 * before it judges them, in a statement of its own, and skips rows that a command or a scan has locked. The others stay
 * untouched: to lock a row is to write it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RetentionRepository {

    static final String ORDERS = "shop_order";
    static final String PARCELS = "parcel";

    private static final Duration DAY = Duration.ofDays(1);

    private static final String ORDERS_PAGE =
            "select array[order_id] from shop_order where order_id > (:after::text[])[1] order by order_id limit :limit";

    private static final String LOCK_ORDERS = """
            select order_id from shop_order
            where order_id = any(:keys)
                and case when received_at is not null then received_at <= :received
                         else coalesce(shipped_at, updated_at) <= :shipped end
                and %s
            order by order_id for update skip locked
            """;

    private static final String NEEDED_BY_NONE = " where order_id = any(?) and " + ErasureRepository.WITHOUT_OPEN_CASE;

    private static final String DELETE_ORDERS = "delete from shop_order facts" + NEEDED_BY_NONE;

    private static final String ERASE_RECEIVERS = "update shop_order facts set receiver = null" + NEEDED_BY_NONE;

    private static final String PARCELS_PAGE = """
            select array[carrier, tracking_number] from parcel
            where (carrier, tracking_number) > ((:after::text[])[1], (:after::text[])[2])
            order by carrier, tracking_number limit :limit
            """;

    private static final String LOCK_PARCELS = """
            select key
            from unnest(:keys::text[]) key
                 join parcel on carrier = split_part(key, ' ', 1) and tracking_number = split_part(key, ' ', 2)
            where exists (select from parcel_scan scan
                          where scan.carrier = parcel.carrier and scan.tracking_number = parcel.tracking_number
                                and scan.at <= :scans)
                  or (first_scan_at is null or first_scan_at <= :numbers)
                     and not exists (select from parcel_upload upload
                                     where upload.carrier = parcel.carrier
                                           and upload.tracking_number = parcel.tracking_number
                                           and upload.shipped_at > :numbers)
            order by carrier, tracking_number for update of parcel skip locked
            """;

    private static final String DELETE_PARCELS = """
            with free as materialized (
                select carrier, tracking_number, first_scan_at
                from unnest(:locked::text[]) key
                     join parcel on carrier = split_part(key, ' ', 1) and tracking_number = split_part(key, ' ', 2)
                where not exists (
                    select from parcel_upload upload join reissue_case c on c.id = upload.case_id
                    where upload.carrier = parcel.carrier and upload.tracking_number = parcel.tracking_number
                          and c.ended_at is null)
            ), forgotten as materialized (
                select carrier, tracking_number from free
                where not exists (select from parcel_upload upload
                                  where upload.carrier = free.carrier
                                        and upload.tracking_number = free.tracking_number
                                        and upload.shipped_at > :numbers)
                      and not exists (select from parcel_scan scan
                                      where scan.carrier = free.carrier and scan.tracking_number = free.tracking_number
                                            and scan.at > :numbers)
                      and (first_scan_at is null or first_scan_at <= :numbers)
            ), scans as (
                delete from parcel_scan scan using free
                where scan.carrier = free.carrier and scan.tracking_number = free.tracking_number
                      and (scan.at <= :scans or exists (
                              select from forgotten
                              where forgotten.carrier = scan.carrier
                                    and forgotten.tracking_number = scan.tracking_number))
            ), uploads as (
                delete from parcel_upload upload using forgotten
                where upload.carrier = forgotten.carrier and upload.tracking_number = forgotten.tracking_number
            )
            delete from parcel using forgotten
            where parcel.carrier = forgotten.carrier and parcel.tracking_number = forgotten.tracking_number
            """;

    private final JdbcClient jdbc;

    RetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the walk over a table: the key after which it goes on. Empty while another instance is walking, and when
     * the last walk came to its end and began less than a day ago. A beginning in the future was written by a clock
     * that has been put back since.
     */
    Optional<RowKey> lockDueWalk(String table, Instant now) {
        return jdbc.sql("""
                        select last_key from retention_walk
                        where table_name = ? and (last_key <> ?::text[] or begun_at is null or begun_at <= ? or begun_at > ?)
                        for update skip locked
                        """)
                .params(table, RowKey.START.toArray(), Timestamp.from(now.minus(DAY)), Timestamp.from(now))
                .query(RowKey::read)
                .optional();
    }

    /** Saves where the locked walk goes on. One that had not begun begins now. */
    void saveWalk(String table, RowKey last, Instant now) {
        jdbc.sql("""
                        update retention_walk
                        set begun_at = case when last_key = ?::text[] then ? else begun_at end, last_key = ? where table_name = ?
                        """)
                .params(RowKey.START.toArray(), Timestamp.from(now), last.toArray(), table)
                .update();
    }

    /** The keys of the next rows, in order. */
    List<RowKey> page(String table, RowKey after, int limit) {
        return jdbc.sql(table.equals(ORDERS) ? ORDERS_PAGE : PARCELS_PAGE)
                .param("after", after.toArray())
                .param("limit", limit)
                .query(RowKey::read)
                .list();
    }

    /**
     * Deletes orders of a batch that no open case needs.
     *
     * @param received deletes orders whose receipt was confirmed at that time or before
     * @param shipped deletes orders without confirmed receipt that were shipped at that time or before, or, if never
     *     shipped, last updated then; null: none
     */
    void deleteOrders(List<RowKey> batch, Instant received, @Nullable Instant shipped) {
        change(DELETE_ORDERS, lockOrders("true", batch, received, shipped));
    }

    /** Erases the receivers of orders of a batch that no open case needs (R20), by the same times. */
    void eraseReceivers(List<RowKey> batch, Instant received, Instant shipped) {
        change(ERASE_RECEIVERS, lockOrders("receiver is not null", batch, received, shipped));
    }

    private List<String> lockOrders(String condition, List<RowKey> batch, Instant received, @Nullable Instant shipped) {
        return keyed(LOCK_ORDERS.formatted(condition), batch)
                .param("received", Timestamp.from(received))
                .param("shipped", shipped == null ? null : Timestamp.from(shipped), Types.TIMESTAMP)
                .query(String.class)
                .list();
    }

    private void change(String sql, List<String> locked) {
        if (!locked.isEmpty()) {
            jdbc.sql(sql).param(locked.toArray(String[]::new)).update();
        }
    }

    /** Deletes, of the parcels of a batch that no open case needs, scans and whole numbers up to their times. */
    void deleteParcels(List<RowKey> batch, Instant scans, Instant numbers) {
        List<String> locked = keyed(LOCK_PARCELS, batch)
                .param("scans", Timestamp.from(scans))
                .param("numbers", Timestamp.from(numbers))
                .query(String.class)
                .list();
        if (!locked.isEmpty()) {
            jdbc.sql(DELETE_PARCELS)
                    .param("locked", locked.toArray(String[]::new))
                    .param("scans", Timestamp.from(scans))
                    .param("numbers", Timestamp.from(numbers))
                    .update();
        }
    }

    private JdbcClient.StatementSpec keyed(String sql, List<RowKey> batch) {
        return jdbc.sql(sql).param("keys", batch.stream().map(RowKey::text).toArray(String[]::new));
    }

    /** The key of a row, column by column. */
    record RowKey(List<String> columns) {

        /** Comes before every key. */
        static final RowKey START = new RowKey(List.of("", ""));

        private static RowKey read(ResultSet row, int number) throws SQLException {
            return new RowKey(List.of((String[]) row.getArray(1).getArray()));
        }

        private String[] toArray() {
            return columns.toArray(String[]::new);
        }

        private String text() {
            return String.join(" ", columns);
        }
    }
}
