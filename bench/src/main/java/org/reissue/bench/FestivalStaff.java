package org.reissue.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Those who work at a steady pace: ops who rule, carriers who scan, a payment system that answers some refunds. */
final class FestivalStaff {

    private static final String CASES = "/api/v1/ops/reissues";
    private static final List<String> DECISIONS = List.of("REISSUE", "REFUND", "DISMISS");
    private static final int RULINGS_PER_SECOND = 10;
    private static final int REFUNDS_PER_SECOND = 20;
    private static final int SCANS_PER_CALL = 1000;

    private final CallClient calls;
    private final AcceptedCommands accepted;
    private final Queue<String> shipped;
    private final String ops;
    private final String system;
    private final Queue<FeedFollower.Refund> refunds = new ConcurrentLinkedQueue<>();
    private final SplittableRandom random = new SplittableRandom(31);
    private final AtomicLong scanned = new AtomicLong();

    FestivalStaff(CallClient calls, AcceptedCommands accepted, Queue<String> shipped, Tokens tokens) {
        this.calls = calls;
        this.accepted = accepted;
        this.shipped = shipped;
        this.ops = tokens.ops("judge");
        this.system = tokens.system("platform");
    }

    /** The payment system has heard that a refund is requested; of most it will not have answered by the end. */
    void hear(FeedFollower.Refund refund) {
        if (refunds.size() < REFUNDS_PER_SECOND) {
            refunds.add(refund);
        }
    }

    /** Parcels whose scan was accepted. */
    long scanned() {
        return scanned.get();
    }

    void workUntilOver(FestivalClock clock) throws InterruptedException {
        while (!clock.isOver()) {
            rule();
            scan();
            for (FeedFollower.Refund refund = refunds.poll(); refund != null; refund = refunds.poll()) {
                pay(refund);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void rule() {
        String list = CASES + "?quickFilter=IN_ARBITRATION&limit=" + RULINGS_PER_SECOND;
        calls.get("list of ops", list, ops, System.nanoTime())
                .thenAccept(answer -> FestivalMerchants.ids(answer.body()).forEach(this::rule));
    }

    private void rule(String id) {
        String body = "{\"decision\":\"%s\",\"blame\":\"MERCHANT\",\"opinion\":\"举证不足\"}"
                .formatted(DECISIONS.get(random.nextInt(DECISIONS.size())));
        accepted.addOnSuccess(
                calls.post("rule", CASES + "/" + id + "/rule", ops, body, System.nanoTime()), id, "reissue.ruled");
    }

    private void scan() {
        List<String> numbers = new ArrayList<>();
        while (numbers.size() < SCANS_PER_CALL && !shipped.isEmpty()) {
            numbers.add(shipped.poll());
        }
        if (numbers.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        String body = numbers.stream()
                .map(number -> "{\"carrier\":\"SF\",\"trackingNumber\":\"%s\",\"kind\":\"ACCEPTED\",\"at\":\"%s\"}"
                        .formatted(number, now))
                .collect(Collectors.joining(",", "[", "]"));
        calls.post("scan up to 1,000", "/api/v1/system/scans", system, body, System.nanoTime())
                .thenAccept(answer -> {
                    if (answer.isSuccess()) {
                        scanned.addAndGet(numbers.size());
                    }
                });
    }

    private void pay(FeedFollower.Refund refund) {
        String body = "{\"status\":\"SUCCEEDED\",\"reference\":\"P-%s\"}".formatted(refund.id());
        String path = "/api/v1/system/refunds/" + refund.id() + "/result";
        accepted.addOnSuccess(
                calls.post("result of a refund", path, system, body, System.nanoTime()),
                refund.caseId(),
                "reissue.refund-succeeded");
    }
}
