package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reissue.orders.OrderServiceStub.json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.SlowProof;
import org.reissue.testing.TestDatabase;

/** The order service answers well, but takes so long that buyers could take all threads of an instance. */
@SlowProof
class SlowOrderServiceTest {

    private static final int THREADS = 10;
    private static final int MAY_WAIT = 2;

    private static final CountDownLatch READY = new CountDownLatch(1);

    private static OrderServiceStub orderService;
    private static OtherInstance instance;

    @BeforeAll
    static void start() {
        orderService = new OrderServiceStub();
        instance = OtherInstance.startedOn(
                TestDatabase.shared(),
                "server.tomcat.threads.max=" + THREADS,
                "reissue.orders.base-url=" + orderService.url(),
                "reissue.orders.read-timeout=PT30S");
    }

    @AfterAll
    static void stop() {
        READY.countDown();
        instance.close();
        orderService.close();
    }

    @Test
    void a_fifth_of_the_threads_waits_for_it_and_further_buyers_are_told_to_come_again() throws Exception {
        Api api = instance.api();
        AskingBuyer buyer = AskingBuyer.at(api);
        orderService.behave(call -> {
            awaitReady();
            json(buyer.order()).answer(call);
        });
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < MAY_WAIT; i++) {
            waiting.add(CompletableFuture.supplyAsync(buyer::eligibility));
        }
        await().until(() -> orderService.calls().size() == MAY_WAIT);

        try (CapturedLog log = new CapturedLog()) {
            Answer refused = buyer.eligibility().expect(503);
            assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:order-service-unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(log.lines())
                    .filteredOn(line -> line.toString().contains("Too many threads wait for the order service"))
                    .hasSize(1);
        }
        api.buyer(buyer.buyerId()).get("/api/v1/buyer/reissues").expect(200);

        READY.countDown();
        for (CompletableFuture<Answer> each : waiting) {
            each.get().expect(200);
        }
        buyer.eligibility().expect(200);
    }

    private static void awaitReady() {
        try {
            READY.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
