package org.reissue.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that arrive at a steady rate, whether or not earlier ones have been answered. A call's latency counts from when
 * it was due, so a service that stands still cannot hide it.
 */
final class SteadyLoad {

    /** Out of 100: what people do all day. */
    private static final List<CallKind> MIX = Arrays.stream(CallKind.values())
            .flatMap(kind -> Collections.nCopies(share(kind), kind).stream())
            .toList();

    private static final int BASE_CASES = 120_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final List<String> merchants;
    private final List<String> buyers;
    private final Random random = new Random(42);
    private final AtomicInteger refused = new AtomicInteger();

    SteadyLoad(String url, Tokens tokens) throws IOException {
        this.url = url;
        this.merchants = Files.readAllLines(tokens.merchants());
        this.buyers = Files.readAllLines(tokens.buyers());
    }

    private static int share(CallKind kind) {
        return switch (kind) {
            case READ -> 40;
            case LIST -> 30;
            case APPROVE -> 15;
            case APPLY -> 10;
            case SHIP -> 5;
        };
    }

    /**
     * Makes the calls and waits for the last answer.
     *
     * @param numbers a set of unused case or order numbers for each kind, long enough
     * @return latencies in milliseconds, ascending
     */
    double[] run(int perSecond, int seconds, Map<CallKind, Load.Numbers> numbers) {
        int count = perSecond * seconds;
        double[] millis = new double[count];
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int index = i;
            CallKind kind = MIX.get(random.nextInt(MIX.size()));
            long number = kind.changesSomething() ? numbers.get(kind).first() + i : 1 + random.nextInt(BASE_CASES);
            answers[i] = http.sendAsync(request(kind, number), BodyHandlers.discarding())
                    .thenAccept(answer -> {
                        millis[index] = (System.nanoTime() - due) / 1e6;
                        if (answer.statusCode() >= 300) {
                            refused.incrementAndGet();
                        }
                    });
        }
        CompletableFuture.allOf(answers).join();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " calls were refused");
        }
        Arrays.sort(millis);
        return millis;
    }

    private HttpRequest request(CallKind kind, long number) {
        String id = "00000000-0000-7000-8000-%012x".formatted(number);
        String cases = "/api/v1/merchant/reissues";
        return switch (kind) {
            case READ -> merchant(number, cases + "/" + id).GET().build();
            case LIST -> merchant(number, cases + "?quickFilter=PENDING").GET().build();
            case APPROVE ->
                merchant(number, cases + "/" + id + "/approve")
                        .POST(BodyPublishers.noBody())
                        .build();
            case SHIP ->
                merchant(number, cases + "/" + id + "/ship")
                        .POST(BodyPublishers.ofString(
                                "{\"carrier\":\"SF\",\"trackingNumber\":\"SF%013d\"}".formatted(number)))
                        .build();
            case APPLY ->
                call("/api/v1/buyer/reissues", buyers.get((int) (number % buyers.size())))
                        .POST(BodyPublishers.ofString(
                                "{\"orderId\":\"O-%d\",\"itemId\":\"I-1\",\"quantity\":1,\"reason\":\"MISSING_ITEMS\"}"
                                        .formatted(number)))
                        .build();
        };
    }

    private HttpRequest.Builder merchant(long number, String path) {
        return call(path, merchants.get((int) (number % merchants.size())));
    }

    private HttpRequest.Builder call(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
