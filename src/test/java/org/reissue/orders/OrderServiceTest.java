package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;

@ReissueTest
class OrderServiceTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00.000001Z");
    private static final List<OrderItem> ITEMS = List.of(
            new OrderItem("I-2", "SKU-2", "Socket \"16 A\"", "smart-home", 9_999, 1_000_000_000_000L, 0L),
            new OrderItem("I-1", "SKU-1", "智能灯", "smart-home.lighting", 1, 0, 0L));

    @Autowired
    private OrderService orders;

    @Test
    void stored_facts_are_found() {
        OrderFacts whole = whole("orders-whole");

        assertThat(orders.upsert("orders-whole", whole)).isEqualTo(whole);
        assertThat(orders.find("orders-whole")).contains(whole);
        assertThat(orders.find("orders-unknown")).isEmpty();
    }

    @Test
    void newer_facts_replace_all_of_the_older_ones() {
        OrderFacts corrected = new OrderFacts(
                "orders-replaced", "S-2", "B-2", MONDAY.plusNanos(1_000), null, null, null, null, ITEMS.subList(1, 2));
        orders.upsert("orders-replaced", whole("orders-replaced"));

        assertThat(orders.upsert("orders-replaced", corrected)).isEqualTo(corrected);
        assertThat(orders.find("orders-replaced")).contains(corrected);
    }

    @Test
    void older_facts_change_nothing() {
        orders.upsert("orders-late", facts("orders-late", "S-new", MONDAY));

        OrderFacts inForce = orders.upsert("orders-late", facts("orders-late", "S-old", MONDAY.minusNanos(1_000)));

        assertThat(inForce.shopId()).isEqualTo("S-new");
    }

    @Test
    void of_facts_from_the_same_moment_the_later_call_stands() {
        orders.upsert("orders-equal", facts("orders-equal", "S-first", MONDAY));

        OrderFacts inForce = orders.upsert("orders-equal", facts("orders-equal", "S-second", MONDAY));

        assertThat(inForce.shopId()).isEqualTo("S-second");
    }

    @Test
    void the_newest_facts_stand_however_many_write_at_once() throws Exception {
        for (String orderId : List.of("orders-raced-1", "orders-raced-2", "orders-raced-3")) {
            List<Callable<OrderFacts>> calls = new ArrayList<>();
            IntStream.rangeClosed(1, 200)
                    .mapToObj(age -> facts(orderId, "S-" + age, MONDAY.minusSeconds(age)))
                    .forEach(facts -> calls.add(() -> {
                        OrderFacts inForce = orders.upsert(orderId, facts);
                        assertThat(inForce.updatedAt()).isAfterOrEqualTo(facts.updatedAt());
                        return inForce;
                    }));
            Collections.shuffle(calls, new Random(orderId.hashCode()));

            ExecutorService writers = Executors.newFixedThreadPool(8);
            try {
                for (Future<OrderFacts> call : writers.invokeAll(calls)) {
                    call.get();
                }
            } finally {
                writers.shutdown();
            }

            assertThat(orders.find(orderId)).contains(facts(orderId, "S-1", MONDAY.minusSeconds(1)));
        }
    }

    private static OrderFacts whole(String orderId) {
        return new OrderFacts(
                orderId,
                "S-1",
                "B-1",
                MONDAY,
                MONDAY.minusSeconds(60),
                MONDAY.minusSeconds(5),
                new Parcel("SF", "SF1234567890"),
                new Receiver("张三", "13800138000", "上海市徐汇区漕河泾 1 号"),
                ITEMS);
    }

    private static OrderFacts facts(String orderId, String shopId, Instant updatedAt) {
        return new OrderFacts(orderId, shopId, "B-1", updatedAt, null, null, null, null, ITEMS);
    }
}
