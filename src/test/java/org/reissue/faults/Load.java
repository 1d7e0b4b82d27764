package org.reissue.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.reissue.testing.Story;

/** All roles at work: some threads, each with a journey at a time. It can be stopped and started again. */
final class Load {

    static final int SHOPS = 8;
    static final int BUYERS = 50;
    static final String CATEGORY = "faults";

    private static final int STEPS = 8;

    private final Callers callers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Load(Callers callers) {
        this.callers = callers;
    }

    void start(int threadCount) {
        stopped = false;
        callers.insist(
                        callers.ops(),
                        ops -> ops.put(
                                "/api/v1/ops/categories/" + CATEGORY,
                                Map.of("name", "Open", "opensAt", "2020-01-01T00:00:00Z", "shopPercent", 100)))
                .answer()
                .expect(200);
        for (int i = 0; i < threadCount; i++) {
            Thread thread = new Thread(this::work, "load-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Begins no further step, and waits for the answers of those under way. */
    void stop() {
        stopped = true;
        threads.forEach(Threads::join);
        threads.clear();
    }

    private void work() {
        while (!stopped) {
            credit();
            CaseJourney journey = new CaseJourney(callers);
            boolean begun = journey.begin();
            for (int step = 0; begun && step < STEPS && !stopped; step++) {
                Callers.pause(50, 900);
                journey.goOn();
            }
        }
    }

    /** Money for some compensations; others stay outstanding for a while. */
    private void credit() {
        String reference = Story.fresh("C");
        String shopId = "S-" + ThreadLocalRandom.current().nextInt(SHOPS);
        String bucket = ThreadLocalRandom.current().nextBoolean() ? "PAYABLE" : "DEPOSIT";
        Map<String, Object> credit = Map.of("bucket", bucket, "amountFen", 500, "reference", reference);
        callers.tell(
                CallLog.Fact.CREDIT,
                reference,
                system -> system.post("/api/v1/system/shops/" + shopId + "/credits", credit));
    }
}
