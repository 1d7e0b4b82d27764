package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderJson.order;
import static org.reissue.orders.OrderJson.set;

import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@ReissueTest
class OrderApiTest {

    @Autowired
    private Api api;

    @Autowired
    private OrderService orders;

    @Test
    void the_facts_in_force_are_answered() {
        Answer answer = put("order-api-whole", order()).expect(200);

        assertThat(answer.body()).isEqualTo(order().put("orderId", "order-api-whole"));
    }

    @Test
    void the_order_is_the_one_in_the_path() {
        Answer answer = put("order-api-path", order().put("orderId", "another")).expect(200);

        assertThat(answer.text("orderId")).isEqualTo("order-api-path");
        assertThat(orders.find("another")).isEmpty();
    }

    @Test
    void optional_facts_may_be_left_out() {
        ObjectNode body = order();
        body.remove("shippedAt");
        body.remove("receivedAt");
        body.remove("shipment");
        body.remove("receiver");

        put("order-api-new", body).expect(200);

        OrderFacts facts = orders.find("order-api-new").orElseThrow();
        assertThat(facts.shippedAt()).isNull();
        assertThat(facts.receivedAt()).isNull();
        assertThat(facts.shipment()).isNull();
        assertThat(facts.receiver()).isNull();
    }

    @Test
    void an_older_state_is_answered_with_the_newer_one() {
        put("order-api-late", order()).expect(200);

        ObjectNode older =
                order().put("updatedAt", "2026-03-01T07:59:59.999999Z").put("shopId", "S-older");

        assertThat(put("order-api-late", older).expect(200).text("shopId")).isEqualTo("S-1");
    }

    @Test
    void times_come_back_in_utc_to_the_microsecond() {
        ObjectNode body = order().put("updatedAt", "2026-03-01T16:00:00.1234567+08:00");

        assertThat(put("order-api-time", body).expect(200).text("updatedAt")).isEqualTo("2026-03-01T08:00:00.123456Z");
    }

    @Test
    void texts_are_trimmed() {
        ObjectNode body = order();
        set(body, "items[0].title", "\"  智能灯\\t\"");
        set(body, "receiver.name", "\"　张三 \"");

        Answer answer = put("order-api-trimmed", body).expect(200);

        assertThat(answer.text("items.0.title")).isEqualTo("智能灯");
        assertThat(answer.text("receiver.name")).isEqualTo("张三");
    }

    @Test
    void an_order_id_that_cannot_exist_is_not_found() {
        put("order%20api", order()).expect(404);
        put("o".repeat(65), order()).expect(404);
    }

    @Test
    void only_systems_may_call() {
        api.ops("ops-1").put("/api/v1/system/orders/order-api-foreign", order()).expect(403);
        api.anonymous().put("/api/v1/system/orders/order-api-foreign", order()).expect(401);
        assertThat(orders.find("order-api-foreign")).isEmpty();
    }

    private Answer put(String orderId, ObjectNode body) {
        return api.system().put("/api/v1/system/orders/" + orderId, body);
    }
}
