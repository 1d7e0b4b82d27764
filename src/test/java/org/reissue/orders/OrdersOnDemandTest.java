package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderServiceStub.json;
import static org.reissue.orders.OrderServiceStub.status;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.function.Supplier;
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
import org.reissue.testing.CapturedLog;
import org.reissue.testing.OtherInstance;
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
    private OrderService orders;
    private CircuitBreaker breaker;
    private AskingBuyer buyer;

    @BeforeAll
    static void start() {
        orderService = new OrderServiceStub();
        instance = OtherInstance.startedOn(
                TestDatabase.shared(),
                "reissue.orders.base-url=" + orderService.url(),
                "reissue.orders.authorization=" + SECRET + "\n", // as a file ends
                "reissue.orders.read-timeout=PT0.5S", // some tests wait for it to pass
                "reissue.orders.pause=PT1H"); // what opens the breaker stays visible
    }

    @AfterAll
    static void stop() {
        instance.close();
        orderService.close();
    }

    @BeforeEach
    void begin() {
        api = instance.api();
        buyer = AskingBuyer.at(api);
        orders = instance.bean(OrderService.class);
        breaker = instance.bean(CircuitBreaker.class);
        breaker.reset();
    }

    @Test
    void a_buyer_applies_for_an_order_that_nobody_has_pushed() {
        orderService.behave(json(buyer.order()));

        assertThat(buyer.eligibility().expect(200).field("items.0.eligible").booleanValue())
                .isTrue();
        Answer opened = buyer.apply().expect(201);

        assertThat(opened.text("receiver.name")).isEqualTo("张三");
        assertThat(opened.text("title")).isEqualTo("智能吸顶灯");
        String asked = "GET /api/orders/" + buyer.orderId() + " " + SECRET;
        assertThat(orderService.calls()).containsExactly(asked, asked);
    }

    @Test
    void what_the_order_service_says_now_counts() {
        orderService.behave(json(buyer.order()));
        buyer.eligibility().expect(200);
        ObjectNode refunded = buyer.order().put("updatedAt", "2026-03-01T08:00:01Z");
        OrderJson.set(refunded, "items[0].refundedFen", "19900");
        orderService.behave(json(refunded));

        assertThat(buyer.apply().expect(422).texts("violations", "code")).containsExactly("ALREADY_REFUNDED");
    }

    @Test
    void an_older_answer_never_overwrites_newer_facts() {
        buyer.push(buyer.order().put("updatedAt", "2026-03-01T09:00:00Z").put("shopId", "S-newer"));
        orderService.behave(json(buyer.order()));

        buyer.eligibility().expect(200);

        assertThat(orders.find(buyer.orderId()).orElseThrow().shopId()).isEqualTo("S-newer");
    }

    @Test
    void an_unknown_order_is_not_found_and_the_breaker_does_not_mind() {
        orderService.behave(status(404));

        for (int i = 0; i < 15; i++) {
            buyer.eligibility().expect(404);
        }
        buyer.apply().expect(404);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void the_order_of_another_buyer_is_not_found_and_not_stored() {
        orderService.behave(json(buyer.order().put("buyerId", "B-other")));

        buyer.eligibility().expect(404);
        buyer.apply().expect(404);
        assertThat(orders.find(buyer.orderId())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void without_a_good_answer_the_buyer_is_told_to_come_again(String what, Behaviour behaviour) {
        orderService.behave(behaviour);

        assertUnavailable(buyer.eligibility());
        assertUnavailable(buyer.apply());
        assertThat(orders.find(buyer.orderId())).isEmpty();
    }

    static Stream<Object[]> without_a_good_answer_the_buyer_is_told_to_come_again() {
        return orderService.badAnswers();
    }

    @Test
    void the_problem_is_told_in_both_languages() {
        orderService.behave(status(403));

        assertThat(buyer.eligibility().text("title")).isEqualTo("Order service unavailable");
        assertThat(api.buyer(buyer.buyerId())
                        .header("Accept-Language", "zh-CN")
                        .get(buyer.path())
                        .text("title"))
                .isEqualTo("订单服务暂时不可用");
    }

    @Test
    void an_outage_is_tried_once_more_and_a_refusal_is_not() {
        orderService.behave(
                call -> (orderService.calls().size() == 1 ? status(503) : json(buyer.order())).answer(call));
        buyer.eligibility().expect(200);
        assertThat(orderService.calls()).hasSize(2);

        orderService.behave(status(403));
        buyer.eligibility().expect(503);
        assertThat(orderService.calls()).hasSize(1);
    }

    @Test
    void while_the_order_service_is_down_it_is_left_alone_and_everything_else_works() {
        orderService.behave(json(buyer.order()));
        String caseId = buyer.apply().expect(201).text("id");
        orderService.behave(status(503));
        while (breaker.getState() == CircuitBreaker.State.CLOSED) {
            assertUnavailable(buyer.eligibility());
        }
        orderService.behave(json(buyer.order()));

        assertUnavailable(buyer.eligibility());
        assertUnavailable(buyer.apply());
        assertThat(orderService.calls()).isEmpty();
        api.buyer(buyer.buyerId()).get("/api/v1/buyer/reissues/" + caseId).expect(200);
        api.merchant("clerk", "S-1")
                .post("/api/v1/merchant/reissues/" + caseId + "/approve")
                .expect(200);
        buyer.push(buyer.order().put("updatedAt", "2026-03-01T08:00:02Z"));
        assertThat(api.anonymous().get("/actuator/health").expect(200).text("status"))
                .isEqualTo("UP");

        breaker.transitionToHalfOpenState(); // the pause is over
        buyer.eligibility().expect(200);
    }

    @Test
    void a_call_that_cannot_be_served_without_the_order_service_is_one_line_that_names_the_cause() {
        orderService.behave(status(403));
        assertOneLine(() -> buyer.apply(), "Status 403");
        orderService.behave(json(buyer.order().put("buyerId", "no id!")));
        assertOneLine(() -> buyer.eligibility(), "Invalid: buyerId");
        breaker.transitionToOpenState();
        assertOneLine(() -> buyer.eligibility(), "CircuitBreaker 'orders' is OPEN");
    }

    private void assertOneLine(Supplier<Answer> call, String cause) {
        try (CapturedLog log = new CapturedLog()) {
            String id = call.get().expect(503).text("requestId");
            assertThat(log.lines()).hasSize(1);
            String line = log.lines().get(0) + " " + log.lines().get(0).getMDCPropertyMap();
            assertThat(line).startsWith("[WARN] ").contains("503 order-service-unavailable: ", cause);
            assertThat(line).contains("http.request.id=" + id, "order.id=" + buyer.orderId());
        }
    }

    @Test
    void an_application_that_is_repeated_needs_no_order_service() {
        orderService.behave(json(buyer.order()));
        String caseId = buyer.apply("K-1").expect(201).text("id");
        orderService.behave(status(500));

        assertThat(buyer.apply("K-1").expect(201).text("id")).isEqualTo(caseId);
        assertThat(orderService.calls()).isEmpty();
    }

    @Test
    void ids_that_lead_elsewhere_in_a_path_are_not_asked_for() {
        orderService.behave(json(buyer.order()));

        api.buyer(buyer.buyerId())
                .post("/api/v1/buyer/reissues", buyer.application().put("orderId", ".."))
                .expect(404);
        assertThat(orderService.calls()).isEmpty();
    }

    @Test
    void calls_and_breaker_are_measured_and_the_authorization_is_shown_nowhere(CapturedOutput log) {
        orderService.behave(json(buyer.order()));
        buyer.eligibility().expect(200);
        orderService.behave(status(403));
        buyer.eligibility().expect(503);

        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics)
                .containsPattern("http_client_requests_seconds_count\\{.*uri=\"/api/orders/\\{orderId}\"")
                .contains(
                        "resilience4j_circuitbreaker_state{name=\"orders\",state=\"closed\"} 1.0",
                        "resilience4j_circuitbreaker_calls_seconds_count{kind=\"failed\",name=\"orders\"}",
                        "resilience4j_circuitbreaker_not_permitted_calls_total{");
        assertThat(log).contains("Status 403").doesNotContain("for-the-order-service");
        assertThat(instance.bean(OrderClientProperties.class).toString()).doesNotContain("for-the-order-service");
    }

    private void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).text("type")).isEqualTo("urn:reissue:problem:order-service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("3600");
    }
}
