package org.reissue.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code shop_order}. Plain SQL, since the one write is an upsert that only the database can decide. */
@Component
class OrderRepository {

    private static final TypeReference<List<OrderItem>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<OrderFacts> find(String orderId) {
        return jdbc.sql("select * from shop_order where order_id = :orderId")
                .param("orderId", orderId)
                .query((row, number) -> facts(row))
                .optional();
    }

    /**
     * Stores the facts unless newer ones are stored. Judged under the row's lock, so neither the order in which facts
     * arrive nor how many arrive at once matters; the lock is held even when nothing is stored.
     */
    void put(String orderId, OrderFacts facts) {
        Parcel parcel = facts.shipment();
        Receiver receiver = facts.receiver();
        jdbc.sql("""
                        insert into shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                            parcel_tracking_number, receiver_name, receiver_phone, receiver_address, items)
                        values (:orderId, :shopId, :buyerId, :updatedAt, :shippedAt, :receivedAt, :carrier,
                            :trackingNumber, :name, :phone, :address, :items::jsonb)
                        on conflict (order_id) do update set
                            shop_id = excluded.shop_id, buyer_id = excluded.buyer_id, updated_at = excluded.updated_at,
                            shipped_at = excluded.shipped_at, received_at = excluded.received_at,
                            parcel_carrier = excluded.parcel_carrier,
                            parcel_tracking_number = excluded.parcel_tracking_number,
                            receiver_name = excluded.receiver_name, receiver_phone = excluded.receiver_phone,
                            receiver_address = excluded.receiver_address, items = excluded.items
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
                .param("name", receiver == null ? null : receiver.name())
                .param("phone", receiver == null ? null : receiver.phone())
                .param("address", receiver == null ? null : receiver.address())
                .param("items", json.writeValueAsString(facts.items()))
                .update();
    }

    private OrderFacts facts(ResultSet row) throws SQLException {
        String carrier = row.getString("parcel_carrier");
        String name = row.getString("receiver_name");
        return new OrderFacts(
                row.getString("order_id"),
                row.getString("shop_id"),
                row.getString("buyer_id"),
                instant(row, "updated_at"),
                instant(row, "shipped_at"),
                instant(row, "received_at"),
                carrier == null ? null : new Parcel(carrier, row.getString("parcel_tracking_number")),
                name == null
                        ? null
                        : new Receiver(name, row.getString("receiver_phone"), row.getString("receiver_address")),
                json.readValue(row.getString("items"), ITEMS));
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
