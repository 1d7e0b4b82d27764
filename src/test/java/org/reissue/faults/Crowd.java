package org.reissue.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Answer;
import org.reissue.testing.Client;
import org.reissue.testing.Story;

/**
 * Clients who ask without a pause, whatever they are answered, and only for what is allowed: whatever else than 2xx
 * they get is due to their number.
 */
final class Crowd {

    private static final int NO_ANSWER = 0;

    private final ServiceProcess instance;
    private final Callers callers;
    private final CallLog log;
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Crowd(ServiceProcess instance, Callers callers, CallLog log) {
        this.instance = instance;
        this.callers = callers;
        this.log = log;
    }

    void start(int clients) {
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(this::ask, "crowd-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Stops all callers; calls under way go on, and none follows them. */
    void stop() {
        stopped = true;
    }

    void awaitAnswers() {
        threads.forEach(Threads::join);
    }

    /** How many calls were answered with which status; 0 is no answer. */
    Map<Integer, AtomicLong> statuses() {
        return statuses;
    }

    /**
     * An order, an application for it, the case and the counts of the shop; whether all of that was asked for and
     * answered with 2xx.
     */
    boolean askOnce() {
        String orderId = Story.fresh("O");
        String shopId = "S-" + ThreadLocalRandom.current().nextInt(Load.SHOPS);
        String buyerId = "B-" + ThreadLocalRandom.current().nextInt(Load.BUYERS);
        Map<String, Object> facts = facts(shopId, buyerId);
        Outcome.Result order = call(callers.system(), system -> system.put("/api/v1/system/orders/" + orderId, facts));
        if (order.outcome() != Outcome.ACCEPTED || stopped) {
            return false;
        }
        Map<String, Object> application = Map.of("orderId", orderId, "itemId", "I-1", "quantity", 1, "reason", "OTHER");
        Outcome.Result applied =
                call(callers.buyer(buyerId), buyer -> buyer.post("/api/v1/buyer/reissues", application));
        log.command(orderId, EventType.APPLIED, applied.outcome());
        if (applied.outcome() != Outcome.ACCEPTED || stopped) {
            return false;
        }
        String path = "/api/v1/buyer/reissues/" + applied.answer().text("id");
        return call(callers.buyer(buyerId), buyer -> buyer.get(path)).outcome() == Outcome.ACCEPTED
                && !stopped
                && call(callers.merchant(shopId), merchant -> merchant.get("/api/v1/merchant/reissues/counts"))
                                .outcome()
                        == Outcome.ACCEPTED;
    }

    private void ask() {
        while (!stopped) {
            askOnce();
        }
    }

    private Outcome.Result call(String token, Function<Client, Answer> call) {
        Outcome.Result result = Outcome.of(() -> call.apply(instance.caller(token)));
        int status = result.answer() == null ? NO_ANSWER : result.answer().status();
        statuses.computeIfAbsent(status, any -> new AtomicLong()).incrementAndGet();
        if (result.answer() != null) {
            log.answer(instance, result.answer());
        }
        return result;
    }

    private static Map<String, Object> facts(String shopId, String buyerId) {
        Instant now = Instant.now();
        return Map.of(
                "shopId",
                shopId,
                "buyerId",
                buyerId,
                "updatedAt",
                now.toString(),
                "shippedAt",
                now.minus(2, ChronoUnit.DAYS).toString(),
                "items",
                List.of(Map.of(
                        "itemId",
                        "I-1",
                        "skuId",
                        "SKU-1",
                        "title",
                        "灯泡",
                        "categoryId",
                        Load.CATEGORY,
                        "quantity",
                        1,
                        "paidFen",
                        19_900)));
    }
}
