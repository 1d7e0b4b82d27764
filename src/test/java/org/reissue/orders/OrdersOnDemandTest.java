package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderServiceStub.json;
import static org.reissue.orders.OrderServiceStub.status;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reissue.orders.OrderServiceStub.Behaviour;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

/** An instance that asks the order service when a buyer checks eligibility or applies. */
@ExtendWith(OutputCaptureExtension.class)
class OrdersOnDemandTest {

    private static final String SECRET = "Bearer for-the-order-service";

    private static OrderServiceStub orderService;
    private static OtherInstance instance;

    private Api api;
    private TestClock clock;
    private OrderService orders;
    private CircuitBreaker breaker;
    private final String orderId = Story.fresh("asked");
    private final String buyerId = Story.fresh("B");

    @BeforeAll
    static void start() {
        orderService = new OrderServiceStub();
        List<String> settings =
                new ArrayList<>(List.of(TestDatabase.createDatabase("orders").properties()));
        settings.add("reissue.orders.base-url=" + orderService.url());
        settings.add("reissue.orders.authorization=" + SECRET);
        settings.add("reissue.orders.read-timeout=PT0.5S");
        settings.add("reissue.orders.pause=PT1H"); // what opens the breaker stays visible
        instance = OtherInstance.started(settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        instance.close();
        orderService.close();
    }

    @BeforeEach
    void begin() {
        api = instance.api();
        clock = instance.bean(TestClock.class);
        orders = instance.bean(OrderService.class);
        breaker = instance.bean(CircuitBreaker.class);
        breaker.reset();
        api.ops("curator")
                .put(
                        "/api/v1/ops/categories/" + Story.OPEN_CATEGORY,
                        Map.of("name", "Open", "opensAt", "2020-01-01T00:00:00Z", "shopPercent", 100))
                .expect(200);
    }

    @Test
    void a_buyer_applies_for_an_order_that_nobody_has_pushed() {
        orderService.behave(json(order()));

        assertThat(eligibility().expect(200).field("items.0.eligible").booleanValue())
                .isTrue();
        Answer opened = apply().expect(201);

        assertThat(opened.text("receiver.name")).isEqualTo("张三");
        assertThat(opened.text("title")).isEqualTo("智能吸顶灯");
        assertThat(orderService.calls())
                .containsExactly(
                        "GET /api/orders/" + orderId + " " + SECRET, "GET /api/orders/" + orderId + " " + SECRET);
    }

    @Test
    void what_the_order_service_says_now_counts() {
        orderService.behave(json(order()));
        eligibility().expect(200);
        ObjectNode refunded = order().put("updatedAt", "2026-03-01T08:00:01Z");
        OrderJson.set(refunded, "items[0].refundedFen", "19900");
        orderService.behave(json(refunded));

        assertThat(apply().expect(422).texts("violations", "code")).containsExactly("ALREADY_REFUNDED");
    }

    @Test
    void an_older_answer_never_overwrites_newer_facts() {
        push(order().put("updatedAt", "2026-03-01T09:00:00Z").put("shopId", "S-newer"));
        orderService.behave(json(order()));

        eligibility().expect(200);

        assertThat(orders.find(orderId).orElseThrow().shopId()).isEqualTo("S-newer");
    }

    @Test
    void an_unknown_order_is_not_found_and_the_breaker_does_not_mind() {
        orderService.behave(status(404));

        for (int i = 0; i < 15; i++) {
            eligibility().expect(404);
        }
        apply().expect(404);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void the_order_of_another_buyer_is_not_found_and_not_stored() {
        orderService.behave(json(order().put("buyerId", "B-other")));

        eligibility().expect(404);
        apply().expect(404);
        assertThat(orders.find(orderId)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void without_a_good_answer_the_buyer_is_told_to_come_again(String what, Behaviour behaviour) {
        orderService.behave(behaviour);

        assertUnavailable(eligibility());
        assertUnavailable(apply());
        assertThat(orders.find(orderId)).isEmpty();
    }

    static Stream<Object[]> without_a_good_answer_the_buyer_is_told_to_come_again() {
        return Stream.of(
                new Object[] {"broken", status(500)},
                new Object[] {"overloaded", status(429)},
                new Object[] {"moved", status(302)},
                new Object[] {"not for us", status(403)},
                new Object[] {"empty", status(204)},
                new Object[] {"gone", (Behaviour) call -> call.close()},
                new Object[] {"silent", orderService.silence()},
                new Object[] {"slow", orderService.halfAnAnswer()},
                new Object[] {"no JSON", json("<html>")},
                new Object[] {"nothing", json("null")},
                new Object[] {"no facts", json("{}")},
                new Object[] {"invalid facts", json(OrderJson.order().put("buyerId", "no id!"))},
                new Object[] {"another order", json(OrderJson.order().put("orderId", "another"))},
                new Object[] {"from the future", json(OrderJson.order().put("updatedAt", "2099-01-01T00:00:00Z"))},
                new Object[] {"endless", json(" ".repeat((1 << 20) + 1))});
    }

    @Test
    void the_problem_is_told_in_both_languages() {
        orderService.behave(status(403));

        assertThat(eligibility().text("title")).isEqualTo("Order service unavailable");
        assertThat(api.buyer(buyerId)
                        .header("Accept-Language", "zh-CN")
                        .get(path())
                        .text("title"))
                .isEqualTo("订单服务暂时不可用");
    }

    @Test
    void an_outage_is_tried_once_more_and_a_refusal_is_not() {
        orderService.behave(call -> {
            (orderService.calls().size() == 1 ? status(503) : json(order())).answer(call);
        });
        eligibility().expect(200);
        assertThat(orderService.calls()).hasSize(2);

        orderService.behave(status(403));
        eligibility().expect(503);
        assertThat(orderService.calls()).hasSize(1);
    }

    @Test
    void while_the_order_service_is_down_it_is_left_alone_and_everything_else_works() {
        orderService.behave(json(order()));
        String caseId = apply().expect(201).text("id");
        orderService.behave(status(503));
        while (breaker.getState() == CircuitBreaker.State.CLOSED) {
            assertUnavailable(eligibility());
        }
        orderService.behave(json(order()));

        assertUnavailable(eligibility());
        assertUnavailable(apply());
        assertThat(orderService.calls()).isEmpty();
        api.buyer(buyerId).get("/api/v1/buyer/reissues/" + caseId).expect(200);
        api.merchant("clerk", "S-1")
                .post("/api/v1/merchant/reissues/" + caseId + "/approve")
                .expect(200);
        push(order().put("updatedAt", "2026-03-01T08:00:02Z"));
        assertThat(api.anonymous().get("/actuator/health").expect(200).text("status"))
                .isEqualTo("UP");

        breaker.transitionToHalfOpenState(); // the pause is over
        eligibility().expect(200);
    }

    @Test
    void an_application_that_is_repeated_needs_no_order_service() {
        orderService.behave(json(order()));
        String caseId = apply("K-1").expect(201).text("id");
        orderService.behave(status(500));

        Answer repeated = apply("K-1").expect(201);

        assertThat(repeated.text("id")).isEqualTo(caseId);
        assertThat(orderService.calls()).isEmpty();
    }

    @Test
    void ids_that_lead_elsewhere_in_a_path_are_not_asked_for() {
        orderService.behave(json(order()));

        api.buyer(buyerId)
                .post("/api/v1/buyer/reissues", application().put("orderId", ".."))
                .expect(404);
        assertThat(orderService.calls()).isEmpty();
    }

    @Test
    void calls_and_breaker_are_measured_and_the_authorization_is_shown_nowhere(CapturedOutput log) {
        orderService.behave(json(order()));
        eligibility().expect(200);
        orderService.behave(status(403));
        eligibility().expect(503);

        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics)
                .containsPattern("http_client_requests_seconds_count\\{.*uri=\"/api/orders/\\{orderId}\"")
                .contains("resilience4j_circuitbreaker_state{name=\"orders\",state=\"closed\"} 1.0");
        assertThat(log).contains("Status 403").doesNotContain("for-the-order-service");
        assertThat(instance.bean(OrderClientProperties.class).toString()).doesNotContain("for-the-order-service");
    }

    private void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).text("type")).isEqualTo("urn:reissue:problem:order-service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("3600");
    }

    /** The buyer's order; the id is in the path alone. */
    private ObjectNode order() {
        ObjectNode order = OrderJson.order().put("buyerId", buyerId);
        OrderJson.set(order, "items[0].categoryId", "\"" + Story.OPEN_CATEGORY + "\"");
        return order;
    }

    private void push(ObjectNode order) {
        api.system().put("/api/v1/system/orders/" + orderId, order).expect(200);
    }

    private String path() {
        return "/api/v1/buyer/orders/" + orderId + "/eligibility";
    }

    private Answer eligibility() {
        return api.buyer(buyerId).get(path());
    }

    private ObjectNode application() {
        return OrderJson.object("""
                {"orderId": "%s", "itemId": "I-1", "quantity": 1, "reason": "MISSING_ITEMS"}
                """.formatted(orderId));
    }

    private Answer apply() {
        return api.buyer(buyerId).post("/api/v1/buyer/reissues", application());
    }

    private Answer apply(String key) {
        return api.buyer(buyerId).key(key).post("/api/v1/buyer/reissues", application());
    }
}
