package org.reissue.orders;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code shop_order}. Plain SQL, since the one write is an upsert that only the database can decide. */
@Component
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

    /** What was refunded of each of the lines, in the order given. */
    List<Long> refundedFen(List<OrderItemKey> items) {
        UnnestArrays<OrderItemKey> arrays = new UnnestArrays<>(items);
        return jdbc.sql(REFUNDED_FEN)
                .param(arrays.texts(OrderItemKey::orderId))
                .param(arrays.texts(OrderItemKey::itemId))
                .query(Long.class)
                .list();
    }

    /**
     * Stores the facts unless newer ones are stored. Judged under the row's lock, so neither the order in which facts
     * arrive nor how many arrive at once matters; the lock is held even when nothing is stored. A receiver that ops had
     * erased stays so (R20).
     */
    void put(String orderId, OrderFacts facts) {
        Parcel parcel = facts.shipment();
        jdbc.sql("""
                        insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                            parcel_tracking_number, receiver, items)
                        values (:orderId, :shopId, :buyerId, :updatedAt, :shippedAt, :receivedAt, :carrier,
                            :trackingNumber, :receiver, :items::jsonb)
                        on conflict (order_id) do update set
                            shop_id = excluded.shop_id, buyer_id = excluded.buyer_id, updated_at = excluded.updated_at,
                            shipped_at = excluded.shipped_at, received_at = excluded.received_at,
                            parcel_carrier = excluded.parcel_carrier,
                            parcel_tracking_number = excluded.parcel_tracking_number,
                            receiver = case when shop_order.receiver_erased then null else excluded.receiver end,
                            items = excluded.items
                        where shop_order.updated_at <= excluded.updated_at
                        """)
                .param("orderId", orderId)
                .param("shopId", facts.shopId())
                .param("buyerId", facts.buyerId())
                .param("updatedAt", timestamp(facts.updatedAt()))
                .param("shippedAt", timestamp(facts.shippedAt()))
                .param("receivedAt", timestamp(facts.receivedAt()))
                .param("carrier", parcel == null ? null : parcel.carrier())
                .param("trackingNumber", parcel == null ? null : parcel.trackingNumber())
                .param("receiver", receivers.encrypt(OrderFactsSql.RECEIVER, orderId, facts.receiver()), Types.BINARY)
                .param("items", json.writeValueAsString(facts.items()))
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
