package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderJson.order;
import static org.reissue.orders.OrderJson.set;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ReissueTest
class OrderApiTest {

    @Autowired
    private Api api;

    @Autowired
    private OrderService orders;

    @Autowired
    private TestClock clock;

    @Test
    void the_facts_in_force_are_answered_without_the_receiver() {
        Answer answer = put("order-api-whole", order()).expect(200);

        ObjectNode inForce = order().put("orderId", "order-api-whole");
        inForce.path("items").forEach(item -> ((ObjectNode) item).put("refundedFen", 0));
        inForce.remove("receiver");
        assertThat(answer.body()).isEqualTo(inForce);
        assertThat(orders.find("order-api-whole").orElseThrow().receiver()).isNotNull();
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
    void facts_from_more_than_a_day_ahead_are_refused_and_do_not_keep_out_later_ones() {
        ObjectNode body = order().put(
                        "updatedAt", clock.instant().plus(Duration.ofHours(24)).toString());
        put("order-api-ahead", body).expect(200);

        ObjectNode ahead = order().put(
                        "updatedAt",
                        clock.instant().plus(Duration.ofHours(24)).plusMillis(1).toString())
                .put("shopId", "S-ahead");

        assertThat(put("order-api-ahead", ahead).expect(400).texts("errors", "field"))
                .containsExactly("updatedAt");
        assertThat(orders.find("order-api-ahead").orElseThrow().shopId()).isEqualTo("S-1");
    }

    @Test
    void an_order_has_at_most_500_items() {
        ObjectNode body = order();
        ArrayNode items = body.putArray("items");
        for (int nr = 0; nr < 500; nr++) {
            items.add(((ObjectNode) order().at("/items/0")).put("itemId", "I-" + nr));
        }
        put("order-api-500", body).expect(200);

        items.add(((ObjectNode) order().at("/items/0")).put("itemId", "I-500"));

        assertThat(put("order-api-501", body).expect(400).texts("errors", "field"))
                .containsExactly("items");
    }

    @Test
    void texts_are_trimmed() {
        ObjectNode body = order();
        set(body, "items[0].title", "\"  智能灯\\t\"");
        set(body, "receiver.name", "\"　张三 \"");

        Answer answer = put("order-api-trimmed", body).expect(200);

        assertThat(answer.text("items.0.title")).isEqualTo("智能灯");
        assertThat(orders.find("order-api-trimmed").orElseThrow().receiver().name())
                .isEqualTo("张三");
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
