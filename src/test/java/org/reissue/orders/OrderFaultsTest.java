package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderJson.order;
import static org.reissue.orders.OrderJson.set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Invalid order facts are refused by field and change nothing. */
@ReissueTest
class OrderFaultsTest {

    @Autowired
    private Api api;

    @Autowired
    private OrderService orders;

    @Test
    void values_at_their_limits_pass() {
        ObjectNode body = order();
        set(body, "items[0].title", "\"" + "灯".repeat(500) + "\"");
        set(body, "items[0].quantity", "1");
        set(body, "items[0].paidFen", "0");
        set(body, "items[1].itemId", "\"" + "i".repeat(64) + "\"");
        set(body, "items[1].quantity", "9999");
        set(body, "items[1].paidFen", "1000000000000");

        put("order-faults-limits", body).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shopId",
                "buyerId",
                "updatedAt",
                "shipment.carrier",
                "shipment.trackingNumber",
                "receiver.name",
                "receiver.phone",
                "receiver.address",
                "items",
                "items[0].itemId",
                "items[0].skuId",
                "items[0].title",
                "items[0].categoryId",
                "items[0].quantity",
                "items[0].paidFen"
            })
    void a_missing_member_is_named(String field) {
        ObjectNode without = order();
        OrderJson.remove(without, field);
        assertRefused(field, without);

        ObjectNode withNull = order();
        set(withNull, field, "null");
        assertRefused(field, withNull);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "shopId | \"S 1\"",
                "shopId | 1",
                "buyerId | \"\"",
                "updatedAt | \"2026-03-01\"",
                "updatedAt | \"1999-12-31T23:59:59Z\"",
                "shippedAt | \"2101-01-01T00:00:00Z\"",
                "receivedAt | 1772323200",
                "shipment | \"SF\"",
                "shipment.carrier | \"  \"",
                "receiver.name | \"a\\u0000b\"",
                "items | []",
                "items | {}",
                "items[0] | null",
                "items[1] | \"I-2\"",
                "items[0].itemId | \"I/1\"",
                "items[0].categoryId | \"\"",
                "items[1].quantity | 0",
                "items[1].quantity | 10000",
                "items[1].quantity | 1.0",
                "items[1].quantity | \"1\"",
                "items[0].paidFen | -1",
                "items[0].refundedFen | -1",
                "items[0].refundedFen | 1000000000001",
                "items[0].paidFen | 1000000000001",
                "items[0].paidFen | 1e30"
            })
    void an_invalid_member_is_named(String field, String value) {
        ObjectNode body = order();
        set(body, field, value);
        assertRefused(field, body);
    }

    @Test
    void a_member_that_is_too_long_is_named() {
        ObjectNode body = order();
        set(body, "items[0].title", "\"" + "灯".repeat(501) + "\"");
        assertRefused("items[0].title", body);
        assertRefused("shopId", order().put("shopId", "S".repeat(65)));
    }

    @Test
    void an_item_id_stands_on_one_line_only() {
        ObjectNode body = order();
        set(body, "items[1].itemId", "\"I-1\"");
        assertRefused("items", body);
    }

    @Test
    void every_fault_is_listed() {
        ObjectNode body = order();
        body.remove("shopId");
        set(body, "items[1].quantity", "0");

        Answer answer = put("order-faults", body).expect(400);

        assertThat(answer.texts("errors", "field")).containsExactlyInAnyOrder("shopId", "items[1].quantity");
    }

    private void assertRefused(String field, ObjectNode body) {
        Answer answer = put("order-faults", body).expect(400);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly(field);
        assertThat(orders.find("order-faults")).isEmpty();
    }

    private Answer put(String orderId, ObjectNode body) {
        return api.system().put("/api/v1/system/orders/" + orderId, body);
    }
}
