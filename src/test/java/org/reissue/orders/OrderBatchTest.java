package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.orders.OrderJson.order;
import static org.reissue.orders.OrderJson.set;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts of many orders in one call, each judged as if it came alone. */
@ReissueTest
class OrderBatchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private Api api;

    @Autowired
    private OrderService orders;

    @Autowired
    private RoundTrips roundTrips;

    @Test
    void all_facts_are_stored_as_if_they_came_alone() {
        Answer answer = put(order().put("orderId", "batch-whole"), order().put("orderId", "batch-bare"));

        assertThat(outcomes(answer)).containsExactly("batch-whole STORED", "batch-bare STORED");
        assertThat(answer.field("results.0").has("problem")).isFalse();
        api.system().put("/api/v1/system/orders/batch-alone", order()).expect(200);
        assertThat(orders.find("batch-whole"))
                .contains(orders.find("batch-alone").orElseThrow().withOrderId("batch-whole"));
    }

    @Test
    void an_invalid_fact_fails_alone_and_says_why() {
        ObjectNode without = order().put("orderId", "batch-without");
        without.remove("shopId");
        ObjectNode ofAnotherType = order().put("orderId", "batch-type");
        set(ofAnotherType, "items[1].quantity", "\"1\"");
        ObjectNode repeated = order().put("orderId", "batch-repeated");
        set(repeated, "items[1].itemId", "\"I-1\"");
        ObjectNode long501 = order().put("orderId", "batch-long");
        ArrayNode lines = long501.putArray("items");
        IntStream.range(0, 501).forEach(nr -> lines.add(order().at("/items/0")));

        Answer answer = put(
                without,
                order().put("orderId", "batch-valid"),
                ofAnotherType,
                repeated,
                long501,
                order(),
                order().put("orderId", "no id"),
                order().put("orderId", 7),
                order().put("orderId", "batch-ahead").put("updatedAt", "2099-01-01T00:00:00Z"));

        assertThat(outcomes(answer))
                .containsExactly(
                        "batch-without FAILED shopId",
                        "batch-valid STORED",
                        "batch-type FAILED items[1].quantity",
                        "batch-repeated FAILED items",
                        "batch-long FAILED items",
                        "null FAILED orderId",
                        "no id FAILED orderId",
                        "null FAILED orderId",
                        "batch-ahead FAILED updatedAt");
        assertThat(answer.text("results.0.problem.type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.text("results.0.problem.errors.0.message")).isEqualTo("is required");
        assertThat(orders.find("batch-valid")).isPresent();
        assertThat(orders.find("batch-without")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"null", "7", "\"x\"", "[]", "{}", "[[]]"})
    void an_element_that_is_no_order_fails_alone(String element) {
        Answer answer = send("{\"items\": [%s, %s]}".formatted(element, order().put("orderId", "batch-beside")))
                .expect(200);

        assertThat(answer.texts("results", "outcome")).containsExactly("FAILED", "STORED");
        assertThat(answer.field("results.0.orderId").isNull()).isTrue();
        assertThat(answer.texts("results.0.problem.errors", "message")).hasSize(1);
    }

    /** What was in force before is at noon; the batch says the rest, one after the other. */
    @ParameterizedTest
    @CsvSource({
        "-1, +1, OUTDATED, STORED",
        "+1, -1, STORED, OUTDATED",
        "+2, +1, STORED, OUTDATED",
        "+1, +2, STORED, STORED",
        "+1, +1, STORED, STORED",
        "0, -1, STORED, OUTDATED",
        "-2, -1, OUTDATED, OUTDATED"
    })
    void of_several_facts_of_one_order_the_newest_stand_and_of_equal_ones_the_last(
            int first, int second, String firstOutcome, String secondOutcome) {
        String orderId = Story.fresh("batch");
        put(at(orderId, NOON, "S-before"));

        Answer answer =
                put(at(orderId, NOON.plusSeconds(first), "S-first"), at(orderId, NOON.plusSeconds(second), "S-second"));

        assertThat(answer.texts("results", "outcome")).containsExactly(firstOutcome, secondOutcome);
        String standing =
                secondOutcome.equals("STORED") ? "S-second" : firstOutcome.equals("STORED") ? "S-first" : "S-before";
        assertThat(orders.find(orderId).orElseThrow().shopId()).isEqualTo(standing);
    }

    @Test
    void a_repeated_batch_changes_nothing() {
        ObjectNode[] batch = {at("batch-replay-1", NOON, "S-1"), at("batch-replay-2", NOON, "S-2")};
        put(batch);
        OrderFacts before = orders.find("batch-replay-2").orElseThrow();

        assertThat(put(batch).texts("results", "outcome")).containsExactly("STORED", "STORED");
        assertThat(orders.find("batch-replay-2")).contains(before);
    }

    @Test
    void a_thousand_orders_take_one_round_trip_and_no_more_are_taken() {
        List<ObjectNode> thousand = IntStream.range(0, 1_000)
                .mapToObj(nr -> at("batch-1000-" + nr, NOON, "S-1"))
                .toList();
        assertThat(roundTrips.of(() -> put(thousand.toArray(ObjectNode[]::new))))
                .containsExactly("insert shop_order");

        List<ObjectNode> more = new ArrayList<>(thousand);
        more.add(at("no id!", NOON, "S-1"));
        Answer refused = send(Map.of("items", more)).expect(400);
        assertThat(refused.texts("errors", "field")).containsExactly("items");
        assertThat(refused.texts("errors", "message")).containsExactly("must have at most 1000 entries");
        assertThat(send("{\"items\": []}").expect(400).texts("errors", "field")).containsExactly("items");
        send("{}").expect(400);
    }

    @Test
    void a_batch_without_a_valid_fact_asks_nothing_of_the_database() {
        assertThat(roundTrips.of(() -> put(order()))).isEmpty();
    }

    /** As many errors as a body has room for: each fact stops at its first. */
    @Test
    void facts_full_of_errors_are_answered_with_one_error_each() {
        String lines = "{},".repeat(499) + "{}";
        String fact = "{\"orderId\":\"o\",\"shopId\":\"s\",\"buyerId\":\"b\",\"updatedAt\":\"2026-03-01T12:00:00Z\","
                + "\"items\":[" + lines + "]}";

        Answer answer =
                send("{\"items\": [" + (fact + ",").repeat(189) + fact + "]}").expect(200);

        assertThat(answer.field("results")).hasSize(190);
        answer.field("results")
                .forEach(result -> assertThat(result.at("/problem/errors")).hasSize(1));
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_refused_whole() {
        send("{\"items\": [], \"more\": \"" + "x".repeat(1 << 20) + "\"}").expect(413);
    }

    @Test
    void batches_of_the_same_orders_in_opposite_order_wait_for_each_other_and_the_newest_facts_stand()
            throws Exception {
        List<String> ids =
                IntStream.range(0, 300).mapToObj(nr -> "batch-raced-" + nr).toList();
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int age = 1; age <= 6; age++) {
            List<String> these = age % 2 == 0 ? ids : reversed;
            String shopId = "S-" + age;
            Instant updatedAt = NOON.minusSeconds(age);
            calls.add(() ->
                    put(these.stream().map(id -> at(id, updatedAt, shopId)).toArray(ObjectNode[]::new)));
        }
        assertThat(Concurrently.call(calls))
                .allSatisfy(batch -> assertThat(batch.texts("results", "outcome"))
                        .hasSize(300)
                        .doesNotContain("FAILED"));
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(orders.find(id).orElseThrow().shopId()).isEqualTo("S-1"));
    }

    private static ObjectNode at(String orderId, Instant updatedAt, String shopId) {
        return order().put("orderId", orderId)
                .put("updatedAt", updatedAt.toString())
                .put("shopId", shopId);
    }

    /** {@code O-1 STORED}, or {@code O-1 FAILED} with the field at fault. */
    private static List<String> outcomes(Answer answer) {
        return answer.field("results")
                .valueStream()
                .map(result -> result.path("orderId").asString("null") + " "
                        + result.path("outcome").asString() + " "
                        + result.at("/problem/errors/0/field").asString(""))
                .map(String::strip)
                .toList();
    }

    private Answer put(ObjectNode... items) {
        return send(Map.of("items", items)).expect(200);
    }

    private Answer send(Object body) {
        return api.system().put("/api/v1/system/orders", body);
    }
}
