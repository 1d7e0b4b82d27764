package org.reissue.faults;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Story;
import tools.jackson.databind.JsonNode;

/** The payment system: it reads in the feed which refunds are requested, and says what became of them. */
final class PaymentSystem implements AutoCloseable {

    private final Callers callers;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger pending = new AtomicInteger();

    PaymentSystem(Callers callers) {
        this.callers = callers;
    }

    void hear(JsonNode event) {
        if (event.path("type").asString().equals(EventType.REFUND_REQUESTED.eventName())) {
            JsonNode data = event.path("data");
            pending.incrementAndGet();
            threads.execute(() -> {
                try {
                    pay(data.path("orderId").asString(), data.path("refundId").asString());
                } finally {
                    pending.decrementAndGet();
                }
            });
        }
    }

    /** How many requests it has not answered yet. */
    int pending() {
        return pending.get();
    }

    private void pay(String orderId, String refundId) {
        boolean fails = ThreadLocalRandom.current().nextInt(5) == 0;
        Map<String, Object> result = Map.of("status", fails ? "FAILED" : "SUCCEEDED", "reference", Story.fresh("P"));
        callers.command(
                orderId,
                fails ? EventType.REFUND_FAILED : EventType.REFUND_SUCCEEDED,
                callers.system(),
                system -> system.post("/api/v1/system/refunds/" + refundId + "/result", result));
        if (fails) {
            callers.insist(callers.ops(), ops -> ops.post("/api/v1/ops/refunds/" + refundId + "/retry"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
