package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Merchants who open the workbench; what they do there depends on their manner. */
final class FestivalMerchants implements FestivalClock.Arrival {

    private static final String CASES = "/api/v1/merchant/reissues";
    private static final Duration LAST_HOURS = Duration.ofHours(4);
    /** In two of these hours merchants who work in bursts work, others than their neighbours. */
    private static final int BURST_CYCLE = 12;

    private static final int ROUNDS_OF_A_BURST = 3;
    private static final int REJECTIONS = 2;

    private final Festival festival;
    private final FestivalClock clock;
    private final CallClient calls;
    private final AcceptedCommands accepted;
    private final List<String> tokens;
    private final SplittableRandom random = new SplittableRandom(21);
    private final AtomicLong number = new AtomicLong(5_000_000_000L);
    private final Queue<String> shipped = new ConcurrentLinkedQueue<>();

    FestivalMerchants(
            Festival festival, FestivalClock clock, CallClient calls, AcceptedCommands accepted, Tokens tokens)
            throws IOException {
        this.festival = festival;
        this.clock = clock;
        this.calls = calls;
        this.accepted = accepted;
        this.tokens = Files.readAllLines(tokens.merchants());
    }

    @Override
    public void arrive(int count, long sinceNanos, long untilNanos) {
        for (int i = 0; i < count; i++) {
            calls.awaitRoom();
            visit(FestivalShops.drawCaller(random), FestivalClock.due(i, count, sinceNanos, untilNanos));
        }
    }

    /** The numbers of parcels that merchants have sent off and no carrier has scanned yet. */
    Queue<String> shipped() {
        return shipped;
    }

    private void visit(int shop, long due) {
        String token = tokens.get(shop - 1);
        switch (FestivalShops.manner(shop)) {
            case PROMPT -> work(token, "&sort=-applied", 1, due);
            case LATE -> {
                Instant soon = Instant.now().plus(festival.shortened(LAST_HOURS));
                work(token, "&deadlineBefore=" + soon, 1, due);
            }
            case BURSTS -> {
                int hour = Math.floorMod((int) clock.hour() + shop / 6, BURST_CYCLE);
                work(token, "", hour < 2 ? ROUNDS_OF_A_BURST : 0, due);
            }
            default -> work(token, "", 0, due);
        }
    }

    private void work(String token, String query, int rounds, long due) {
        if (rounds == 0) {
            calls.get("list", CASES + "?quickFilter=PENDING", token, due);
            return;
        }
        decide(token, query, due).thenCompose(done -> ship(token, query)).thenAccept(done -> {
            if (rounds > 1) {
                work(token, query, rounds - 1, System.nanoTime());
            }
        });
    }

    private CompletableFuture<Void> decide(String token, String query, long due) {
        return calls.get("list", CASES + "?quickFilter=TO_DECIDE&limit=100" + query, token, due)
                .thenCompose(answer -> {
                    List<String> ids = ids(answer.body());
                    int rejected = Math.min(REJECTIONS, ids.size() / 10);
                    ids.subList(0, rejected).forEach(id -> reject(token, id));
                    return approve(token, ids.subList(rejected, ids.size()));
                });
    }

    private void reject(String token, String id) {
        String body = "{\"code\":\"OUT_OF_STOCK\",\"explanation\":\"没有库存了\",\"evidence\":[]}";
        accepted.addOnSuccess(
                calls.post("reject", CASES + "/" + id + "/reject", token, body, System.nanoTime()),
                id,
                "reissue.rejected");
    }

    private CompletableFuture<Void> approve(String token, List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        String body = ids.stream().collect(Collectors.joining("\",\"", "{\"ids\":[\"", "\"]}"));
        return calls.post("approve up to 100", CASES + "/approvals", token, body, System.nanoTime())
                .thenAccept(answer -> remember(answer.body(), "APPROVED", "reissue.approved"));
    }

    private CompletableFuture<Void> ship(String token, String query) {
        return calls.get("list", CASES + "?quickFilter=TO_SHIP&limit=50" + query, token, System.nanoTime())
                .thenCompose(answer -> ship(token, ids(answer.body())));
    }

    private CompletableFuture<Void> ship(String token, List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<String> numbers = new ArrayList<>();
        StringBuilder body = new StringBuilder("{\"items\":[");
        for (String id : ids) {
            String next = "SF%013d".formatted(number.getAndIncrement());
            body.append(numbers.isEmpty() ? "" : ",")
                    .append("{\"id\":\"%s\",\"carrier\":\"SF\",\"trackingNumber\":\"%s\"}".formatted(id, next));
            numbers.add(next);
        }
        body.append("]}");
        return calls.post("ship up to 50", CASES + "/shipments", token, body.toString(), System.nanoTime())
                .thenAccept(answer -> {
                    remember(answer.body(), "SHIPPED", "reissue.shipped");
                    if (answer.isSuccess()) {
                        shipped.addAll(numbers);
                    }
                });
    }

    private void remember(JsonNode body, String outcome, String type) {
        for (JsonNode result : body.path("results")) {
            if (result.path("outcome").asString().equals(outcome)) {
                accepted.add(result.path("id").asString(), type);
            }
        }
    }

    static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        for (JsonNode found : list.path("items")) {
            ids.add(found.path("id").asString());
        }
        return ids;
    }
}
