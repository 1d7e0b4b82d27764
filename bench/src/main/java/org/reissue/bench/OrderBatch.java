package org.reissue.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;

/** The facts of orders {@code O-n}, as the order system pushes them. Each has one line; its buyer is one of 1,000. */
final class OrderBatch {

    static final String PATH = "/api/v1/system/orders";
    /** As many as a call may have. */
    static final int MOST = 1000;

    private OrderBatch() {}

    /**
     * The body of a call.
     *
     * @param first the number of the first order
     * @param shop the shop of an order
     */
    static String body(long first, int count, Instant updatedAt, LongFunction<String> shop) {
        StringBuilder body = new StringBuilder(500 * count).append("{\"items\":[");
        Instant shipped = updatedAt.minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant received = shipped.plus(2, ChronoUnit.DAYS);
        for (long n = first; n < first + count; n++) {
            body.append(n == first ? "" : ",")
                    .append("""
                    {"orderId":"O-%d","shopId":"%s","buyerId":"%s","updatedAt":"%s","shippedAt":"%s","receivedAt":"%s",\
                    "shipment":{"carrier":"YTO","trackingNumber":"YT%013d"},\
                    "receiver":{"name":"王小明","phone":"13800000000","address":"浙江省杭州市西湖区某某路 1 号"},\
                    "items":[{"itemId":"I-1","skuId":"K-1","title":"智能灯泡 E27 可调光 9W 两只装","categoryId":"C-1.1",\
                    "quantity":2,"paidFen":19900}]}""".formatted(n, shop.apply(n), buyer(n), updatedAt, shipped, received, n));
        }
        return body.append("]}").toString();
    }

    static String shop(long number) {
        return "S-" + (number % Tokens.SHOPS + 1);
    }

    static String buyer(long number) {
        return "B-" + (number % Tokens.BUYERS + 1);
    }
}
