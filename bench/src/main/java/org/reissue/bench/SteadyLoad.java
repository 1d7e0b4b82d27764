package org.reissue.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Calls that arrive at a steady rate, whether or not earlier ones have been answered. A call's latency counts from when
 * it was due, so a service that stands still cannot hide it.
 */
final class SteadyLoad {

    /** Out of 100: what people do all day. */
    private static final List<CallKind> MIX = Arrays.stream(CallKind.values())
            .flatMap(kind -> Collections.nCopies(share(kind), kind).stream())
            .toList();

    /** How often a call is made until somebody has answered it, when there are several instances. */
    private static final int ATTEMPTS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> urls;
    private final List<String> merchants;
    private final List<String> buyers;
    private final Random random = new Random(42);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /** The next case or order number; those of other loads are far below. */
    private long used = 1_000_000_000;

    SteadyLoad(String url, Tokens tokens) throws IOException {
        this(List.of(url), tokens);
    }

    /**
     * Several instances, called in turn. A call that one does not answer is repeated at the next, and so is one that is
     * asked to come again later; commands have a key then, so that none is carried out twice.
     */
    SteadyLoad(List<String> urls, Tokens tokens) throws IOException {
        this.urls = urls;
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

    /** Puts unused cases and orders in place for so many calls, whatever their kinds. */
    Map<CallKind, Load.Numbers> prepare(Database database, long count) {
        Map<CallKind, Load.Numbers> numbers = new EnumMap<>(CallKind.class);
        for (CallKind kind : CallKind.values()) {
            if (kind.changesSomething()) {
                Load.Numbers some = new Load.Numbers(used, count);
                used += count;
                kind.prepare(database, some);
                numbers.put(kind, some);
            }
        }
        return numbers;
    }

    /**
     * Makes the calls and waits for the last answer.
     *
     * @param numbers what was prepared for as many calls
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
            long number =
                    kind.changesSomething() ? numbers.get(kind).first() + i : 1 + random.nextInt(BenchContext.CASES);
            answers[i] = send(kind, number, i, urls.size() == 1 ? 1 : ATTEMPTS).thenAccept(answer -> {
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

    /** How many calls of all runs were made again. */
    int repeated() {
        return repeated.get();
    }

    private CompletableFuture<HttpResponse<Void>> send(CallKind kind, long number, int turn, int attempts) {
        HttpRequest request = request(urls.get(turn % urls.size()), kind, number);
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        if (attempts == 1) {
            return answer;
        }
        return answer.handle((response, failure) -> failure != null
                        ? again(kind, number, turn, attempts, 0)
                        : response.statusCode() == 503
                                ? again(kind, number, turn, attempts, retryAfter(response))
                                : answer)
                .thenCompose(Function.identity());
    }

    private CompletableFuture<HttpResponse<Void>> again(
            CallKind kind, long number, int turn, int attempts, long seconds) {
        repeated.incrementAndGet();
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
                .thenCompose(waited -> send(kind, number, turn + 1, attempts - 1));
    }

    private static long retryAfter(HttpResponse<?> busy) {
        return busy.headers()
                .firstValueAsLong("Retry-After")
                .orElseThrow(() -> new IllegalStateException("503 without Retry-After"));
    }

    private HttpRequest request(String url, CallKind kind, long number) {
        HttpRequest.Builder call = call(url, kind, number);
        return (urls.size() > 1 && kind.changesSomething() ? call.header("Idempotency-Key", kind + "-" + number) : call)
                .build();
    }

    private HttpRequest.Builder call(String url, CallKind kind, long number) {
        String id = "00000000-0000-7000-8000-%012x".formatted(number);
        String cases = url + "/api/v1/merchant/reissues";
        return switch (kind) {
            case READ -> merchant(number, cases + "/" + id).GET();
            case LIST -> merchant(number, cases + "?quickFilter=PENDING").GET();
            case APPROVE -> merchant(number, cases + "/" + id + "/approve").POST(BodyPublishers.noBody());
            case SHIP ->
                merchant(number, cases + "/" + id + "/ship")
                        .POST(BodyPublishers.ofString(
                                "{\"carrier\":\"SF\",\"trackingNumber\":\"SF%013d\"}".formatted(number)));
            case APPLY ->
                call(url + "/api/v1/buyer/reissues", buyers.get((int) (number % buyers.size())))
                        .POST(BodyPublishers.ofString(
                                "{\"orderId\":\"O-%d\",\"itemId\":\"I-1\",\"quantity\":1,\"reason\":\"MISSING_ITEMS\"}"
                                        .formatted(number)));
        };
    }

    private HttpRequest.Builder merchant(long number, String uri) {
        return call(uri, merchants.get((int) (number % merchants.size())));
    }

    private HttpRequest.Builder call(String uri, String token) {
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
