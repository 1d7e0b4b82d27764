package org.reissue.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The facts of {@link OrderBatch} as rows of the table, with receivers encrypted beforehand.
 *
 * @param updatedAt and all instants: microseconds since 1970
 */
record OrderRows(
        String[] orders,
        String[] shops,
        String[] buyers,
        long updatedAt,
        long shippedAt,
        long receivedAt,
        String[] numbers,
        byte[][] receivers) {

    private static final String ITEMS = """
            [{"itemId": "I-1", "skuId": "K-1", "title": "智能灯泡 E27 可调光 9W 两只装", "categoryId": "C-1.1", "quantity": 2, \
            "paidFen": 19900}]""";

    private static final String UPSERT = Database.text("sql/orders-upsert.sql");

    private static final String COPY = """
            copy shop_order (order_id, shop_id, buyer_id, updated_at, shipped_at, received_at, parcel_carrier,
                             parcel_tracking_number, receiver, items) from stdin""";

    static OrderRows of(long first, int count, Instant updatedAt) {
        String[] orders = new String[count];
        String[] shops = new String[count];
        String[] buyers = new String[count];
        String[] numbers = new String[count];
        byte[][] receivers = new byte[count][];
        for (int i = 0; i < count; i++) {
            long n = first + i;
            orders[i] = "O-" + n;
            shops[i] = OrderBatch.shop(n);
            buyers[i] = OrderBatch.buyer(n);
            numbers[i] = "YT%013d".formatted(n);
            receivers[i] = Receivers.ofOrder(orders[i]);
        }
        Instant shipped = updatedAt.minus(3, ChronoUnit.DAYS);
        return new OrderRows(
                orders,
                shops,
                buyers,
                micros(updatedAt),
                micros(shipped),
                micros(shipped.plus(2, ChronoUnit.DAYS)),
                numbers,
                receivers);
    }

    void upsert(DataSource pool) {
        requireAll(JdbcClient.create(pool)
                .sql(UPSERT)
                .params(orders, shops, buyers, numbers, receivers, updatedAt, shippedAt, receivedAt, ITEMS)
                .query(String.class)
                .list()
                .size());
    }

    private void requireAll(long stored) {
        if (stored != orders.length) {
            throw new IllegalStateException("Of %d rows %d were stored".formatted(orders.length, stored));
        }
    }

    void copy(DataSource pool) throws SQLException, IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < orders.length; i++) {
            lines.append(String.join(
                            "\t",
                            orders[i],
                            shops[i],
                            buyers[i],
                            instant(updatedAt),
                            instant(shippedAt),
                            instant(receivedAt),
                            "YTO",
                            numbers[i],
                            "\\\\x" + HexFormat.of().formatHex(receivers[i]),
                            ITEMS))
                    .append('\n');
        }
        try (Connection connection = pool.getConnection()) {
            requireAll(connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static String instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
