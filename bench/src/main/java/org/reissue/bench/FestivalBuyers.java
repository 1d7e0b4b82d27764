package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Buyers who apply over HTTP, come back some time in the next four days, and do what is left to do. */
final class FestivalBuyers implements FestivalClock.Arrival, AutoCloseable {

    private static final String CASES = "/api/v1/buyer/reissues";
    private static final Duration COME_BACK_WITHIN = Duration.ofDays(4);
    private static final List<String> REASONS = List.of("NEVER_RECEIVED", "MISSING_ITEMS", "MISSING_ITEMS", "OTHER");

    private final CallClient calls;
    private final AcceptedCommands accepted;
    private final List<String> tokens;
    private final long comeBackMillis;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final SplittableRandom random = new SplittableRandom(11);
    private final SplittableRandom choices = new SplittableRandom(12);
    private long order = 1;

    FestivalBuyers(Festival festival, CallClient calls, AcceptedCommands accepted, Tokens tokens) throws IOException {
        this.calls = calls;
        this.accepted = accepted;
        this.tokens = Files.readAllLines(tokens.buyers());
        this.comeBackMillis = festival.shortened(COME_BACK_WITHIN).toMillis();
    }

    /** Each has an order of its own, from {@code O-1} on. */
    @Override
    public void arrive(int count, long sinceNanos, long untilNanos) {
        for (int i = 0; i < count; i++) {
            calls.awaitRoom();
            apply(order++, FestivalClock.due(i, count, sinceNanos, untilNanos));
        }
    }

    private void apply(long number, long due) {
        String token = tokens.get((int) (number % tokens.size()));
        long wait = random.nextLong(comeBackMillis);
        calls.post("apply", CASES, token, """
                        {"orderId":"O-%d","itemId":"I-1","quantity":1,"reason":"%s","description":"少了一只灯泡, 盒子没有破"}""".formatted(number, REASONS.get(random.nextInt(REASONS.size()))), due)
                .thenAccept(answer -> {
                    if (answer.isSuccess()) {
                        String id = answer.body().path("id").asString();
                        accepted.add(id, "reissue.applied");
                        schedule(() -> comeBack(id, token), wait);
                    }
                });
    }

    private void schedule(Runnable task, long millis) {
        if (!later.isShutdown()) {
            later.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void comeBack(String id, String token) {
        calls.get("read", CASES + "/" + id, token, System.nanoTime()).thenAccept(answer -> {
            if (answer.isSuccess()) {
                act(id, token, answer.body().path("allowedActions"));
            }
        });
    }

    private void act(String id, String token, JsonNode allowed) {
        String wanted = choose();
        for (JsonNode action : allowed) {
            if (action.asString().equals(wanted)) {
                command(id, token, wanted);
            }
        }
    }

    /** Who may not do what it wants does nothing. */
    private synchronized String choose() {
        int choice = choices.nextInt(20);
        return choice < 7 ? "ESCALATE" : choice < 12 ? "MODIFY" : choice < 19 ? "CONFIRM" : "CANCEL";
    }

    private void command(String id, String token, String action) {
        long due = System.nanoTime();
        String path = CASES + "/" + id;
        switch (action) {
            case "MODIFY" -> {
                String body = "{\"quantity\":2,\"reason\":\"MISSING_ITEMS\"}";
                accepted.addOnSuccess(calls.put("modify", path, token, body, due), id, "reissue.modified");
            }
            case "ESCALATE" -> {
                String body = "{\"comment\":\"请平台介入\"}";
                accepted.addOnSuccess(
                        calls.post("escalate", path + "/escalate", token, body, due), id, "reissue.escalated");
            }
            case "CONFIRM" ->
                accepted.addOnSuccess(
                        calls.post("confirm", path + "/confirm", token, "{}", due), id, "reissue.confirmed");
            default ->
                accepted.addOnSuccess(
                        calls.post("cancel", path + "/cancel", token, "{}", due), id, "reissue.cancelled");
        }
    }

    /** Nobody comes back any more. */
    @Override
    public void close() {
        later.shutdownNow();
    }
}
