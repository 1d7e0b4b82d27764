package org.reissue.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code shop_order}. Plain SQL, since the one write is an upsert that only the database can decide. */
@Repository
class OrderRepository {

    private static final String REFUNDED_FEN = """
            select coalesce(refunded.fen, 0)
            from unnest(?::text[], ?::text[]) with ordinality as line (order_id, item_id, number)
                 left join lateral (
                     select (item ->> 'refundedFen')::bigint as fen
                     from shop_order facts, jsonb_array_elements(facts.items) item
                     where facts.order_id = line.order_id and item ->> 'itemId' = line.item_id) refunded on true
            order by line.number
            """;

    /** In the order of the key, so that two batches cannot deadlock. Rows that hold newer facts are not returned. */
    private static final String UPSERT = """
            insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                                    parcel_tracking_number, receiver, items)
            select order_id, shop_id, buyer_id, instant(updated_at), instant(shipped_at), instant(received_at),
                   parcel_carrier, parcel_tracking_number, receiver, items::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                        ?::bytea[], ?::text[])
                 facts (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                        parcel_tracking_number, receiver, items)
            order by order_id
            on conflict (order_id) do update set
                shop_id = excluded.shop_id, buyer_id = excluded.buyer_id, updated_at = excluded.updated_at,
                shipped_at = excluded.shipped_at, received_at = excluded.received_at,
                parcel_carrier = excluded.parcel_carrier,
                parcel_tracking_number = excluded.parcel_tracking_number,
                receiver = case when shop_order.receiver_erased then null else excluded.receiver end,
                items = excluded.items
            where shop_order.updated_at <= excluded.updated_at
            returning order_id, old.updated_at as replaced_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OrderFactsSql factsSql;
    private final ReceiverCipher receivers;

    OrderRepository(JdbcClient jdbc, JsonMapper json, OrderFactsSql factsSql, ReceiverCipher receivers) {
        this.jdbc = jdbc;
        this.json = json;
        this.receivers = receivers;
        this.factsSql = factsSql;
    }

    Optional<OrderFacts> find(String orderId) {
        return jdbc.sql("select %s from shop_order facts where order_id = :orderId".formatted(OrderFactsSql.COLUMNS))
                .param("orderId", orderId)
                .query((row, number) -> factsSql.from(row))
                .optional();
    }

    /**
     * The tracking number of the original parcel. For one plain value PostgreSQL keeps its plan, for an array it does
     * not.
     */
    Optional<String> findParcelNumber(String orderId) {
        return jdbc.sql("""
                        select parcel_tracking_number from shop_order
                        where order_id = ? and parcel_tracking_number is not null
                        """).param(orderId).query(String.class).optional();
    }

    /** The tracking numbers of the original parcels, by order id. */
    Map<String, String> findParcelNumbers(Collection<String> orderIds) {
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("""
                        select order_id, parcel_tracking_number from shop_order
                        where order_id = any(?::text[]) and parcel_tracking_number is not null
                        """).param(orderIds.toArray(String[]::new)).query(row -> {
            numbers.put(row.getString("order_id"), row.getString("parcel_tracking_number"));
        });
        return numbers;
    }

    /** The amount refunded of each of the lines, in the order given. */
    List<Long> refundedFen(List<OrderItemKey> items) {
        UnnestArrays<OrderItemKey> arrays = new UnnestArrays<>(items);
        return jdbc.sql(REFUNDED_FEN)
                .param(arrays.texts(OrderItemKey::orderId))
                .param(arrays.texts(OrderItemKey::itemId))
                .query(Long.class)
                .list();
    }

    /**
     * Stores the facts of orders, each unless newer ones are stored. Judged under the row's lock, so neither the order
     * in which facts arrive nor how many arrive at once matters; the lock is held even when nothing is stored. A
     * receiver that ops had erased stays so (R20).
     *
     * @param facts at most one element per order
     * @return of the orders whose facts were stored, from when the facts are that were in force before;
     *     {@link Instant#MIN} where there were none
     */
    Map<String, Instant> upsertAll(List<OrderFacts> facts) {
        UnnestArrays<OrderFacts> rows = new UnnestArrays<>(facts);
        Map<String, Instant> replaced = new HashMap<>();
        jdbc.sql(UPSERT)
                .param(rows.texts(OrderFacts::orderId))
                .param(rows.texts(OrderFacts::shopId))
                .param(rows.texts(OrderFacts::buyerId))
                .param(rows.instants(OrderFacts::updatedAt))
                .param(rows.instants(OrderFacts::shippedAt))
                .param(rows.instants(OrderFacts::receivedAt))
                .param(rows.texts(order ->
                        order.shipment() == null ? null : order.shipment().carrier()))
                .param(rows.texts(order ->
                        order.shipment() == null ? null : order.shipment().trackingNumber()))
                .param(rows.bytes(
                        order -> receivers.encrypt(OrderFactsSql.RECEIVER, order.orderId(), order.receiver())))
                .param(rows.texts(order -> json.writeValueAsString(order.items())))
                .query(row -> {
                    Instant before = StoredInstant.read(row, "replaced_at");
                    replaced.put(row.getString("order_id"), before == null ? Instant.MIN : before);
                });
        return replaced;
    }
}
