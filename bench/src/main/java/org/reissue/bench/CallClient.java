package org.reissue.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls to any of several instances. Remembers how long each kind of call took, from when it was due, and how each was
 * answered. A call without an answer counts as long as was waited for it.
 */
final class CallClient {

    /** An answer, and its JSON where the call succeeded. */
    record Answer(int status, JsonNode body) {

        boolean isSuccess() {
            return status < 300;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Answer NONE = new Answer(599, MissingNode.getInstance());
    /** Callers wait when so many calls are under way; the wait counts as theirs. */
    private static final int MOST_UNDER_WAY = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final List<String> urls;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, Timings> timings = new ConcurrentSkipListMap<>();
    private final Timings ofAll = new Timings();
    private final Map<String, LongAdder> others = new ConcurrentHashMap<>();
    private volatile FestivalClock clock;

    CallClient(List<String> urls) {
        this.urls = urls;
    }

    /** From now on calls are timed. */
    void time(FestivalClock begun) {
        clock = begun;
    }

    /** Waits while too many calls are under way. Not for who goes on after an answer. */
    void awaitRoom() {
        awaitRoom(MOST_UNDER_WAY);
    }

    /** Waits while that many calls are under way. */
    void awaitRoom(int most) {
        while (underWay.get() >= most) {
            LockSupport.parkNanos(200_000);
        }
    }

    /** Waits for the answers to all calls, and to those that follow from the answers. */
    void awaitRest() throws InterruptedException {
        for (int quiet = 0; quiet < 10; quiet++) {
            TimeUnit.MILLISECONDS.sleep(20);
            if (underWay.get() > 0) {
                quiet = 0;
            }
        }
    }

    CompletableFuture<Answer> get(String kind, String path, String token, long due) {
        return send(kind, request(path, token).GET().build(), due);
    }

    CompletableFuture<Answer> post(String kind, String path, String token, String body, long due) {
        return send(
                kind, request(path, token).POST(BodyPublishers.ofString(body)).build(), due);
    }

    CompletableFuture<Answer> put(String kind, String path, String token, String body, long due) {
        return send(
                kind, request(path, token).PUT(BodyPublishers.ofString(body)).build(), due);
    }

    private HttpRequest.Builder request(String path, String token) {
        String url = urls.get(Math.floorMod(next.getAndIncrement(), urls.size()));
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private CompletableFuture<Answer> send(String kind, HttpRequest request, long due) {
        underWay.incrementAndGet();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .handle((response, failure) ->
                        response == null ? failed(kind, failure, due) : answer(kind, response, due))
                .whenComplete((answer, failure) -> underWay.decrementAndGet());
    }

    private Answer failed(String kind, Throwable failure, long due) {
        time(kind, due);
        count(kind + ": " + failure);
        return NONE;
    }

    private Answer answer(String kind, HttpResponse<byte[]> response, long due) {
        time(kind, due);
        if (response.statusCode() >= 300) {
            count(kind + ": " + response.statusCode());
            return new Answer(response.statusCode(), MissingNode.getInstance());
        }
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    private void time(String kind, long due) {
        FestivalClock begun = clock;
        if (begun != null) {
            double millis = (System.nanoTime() - due) / 1e6;
            timings.computeIfAbsent(kind, each -> new Timings()).add(begun.bucket(due), millis);
            ofAll.add(begun.bucket(due), millis);
        }
    }

    private void count(String what) {
        others.computeIfAbsent(what, each -> new LongAdder()).increment();
    }

    /** By the kind of call. */
    Map<String, Timings> timings() {
        return timings;
    }

    Timings ofAll() {
        return ofAll;
    }

    /** How often each kind of call was not a success, and how it was answered. */
    Map<String, Long> others() {
        Map<String, Long> counts = new TreeMap<>();
        others.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }

    /** The number of calls that were not answered, or with an error other than the request to come again. */
    long failures() {
        return others().entrySet().stream()
                .filter(each -> !each.getKey().matches(".*: (4\\d\\d|503)"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
