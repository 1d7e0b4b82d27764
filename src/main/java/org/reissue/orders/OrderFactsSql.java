package org.reissue.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.reissue.jdbc.StoredInstant;
import org.reissue.privacy.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The facts of an order, read within another module's statement, so that they need no statement of their own. */
@Component
public class OrderFactsSql {

    /** The columns that {@link #from} reads, of a row of {@code shop_order} called {@code facts}. */
    public static final String COLUMNS = """
            facts.order_id, facts.shop_id, facts.buyer_id, facts.updated_at, facts.shipped_at, facts.received_at,
            facts.parcel_carrier, facts.parcel_tracking_number, facts.receiver, facts.items
            """;

    /** The categories of the order's items as a text array; of one item alone where {@code :itemId} is given. */
    public static final String CATEGORY_IDS = """
            array(select item ->> 'categoryId' from jsonb_array_elements(facts.items) item
                  where :itemId::text is null or item ->> 'itemId' = :itemId)
            """;

    static final EncryptedColumn RECEIVER = new EncryptedColumn("shop_order", "order_id", "receiver");

    private static final TypeReference<List<OrderItem>> ITEMS = new TypeReference<>() {};

    private final ReceiverCipher receivers;
    private final JsonMapper json;

    OrderFactsSql(ReceiverCipher receivers, JsonMapper json) {
        this.receivers = receivers;
        this.json = json;
    }

    public OrderFacts from(ResultSet row) throws SQLException {
        String carrier = row.getString("parcel_carrier");
        String orderId = row.getString("order_id");
        return new OrderFacts(
                orderId,
                row.getString("shop_id"),
                row.getString("buyer_id"),
                StoredInstant.read(row, "updated_at"),
                StoredInstant.read(row, "shipped_at"),
                StoredInstant.read(row, "received_at"),
                carrier == null ? null : new Parcel(carrier, row.getString("parcel_tracking_number")),
                receivers.decrypt(RECEIVER, orderId, row.getBytes("receiver")),
                json.readValue(row.getString("items"), ITEMS));
    }

    @Bean
    static EncryptedColumn orderReceiver() {
        return RECEIVER;
    }
}
