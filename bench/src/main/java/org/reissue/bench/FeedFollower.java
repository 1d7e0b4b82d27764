package org.reissue.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that follows the event feed, at each instance in turn, and notes how far behind it is. */
final class FeedFollower implements Runnable {

    /** A refund that the payment system is to pay. */
    record Refund(String caseId, String id) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final List<String> urls;
    private final String token;
    private final Timings lag = new Timings();
    private volatile FestivalClock clock;
    private volatile Consumer<Refund> payments = refund -> {};
    private volatile boolean stopped;
    private volatile long count;
    private volatile long last;
    private volatile long sum;
    private volatile RuntimeException failure;

    FeedFollower(List<String> urls, String token) {
        this.urls = urls;
        this.token = token;
    }

    /** From now on the lag is noted, and the payment system hears of refunds. */
    void begin(FestivalClock begun, Consumer<Refund> listener) {
        clock = begun;
        payments = listener;
    }

    /** Waits until the event with that id has been read. */
    void awaitEvent(long id) throws InterruptedException {
        while (last < id) {
            if (failure != null) {
                throw failure;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void stop() {
        stopped = true;
    }

    long count() {
        return count;
    }

    /** The id of the last event read. */
    long last() {
        return last;
    }

    /** Of the ids of all events read. */
    long sum() {
        return sum;
    }

    /** From when an event happened until it was read, in seconds, by when it happened. */
    Timings lag() {
        return lag;
    }

    @Override
    public void run() {
        String cursor = "";
        for (int page = 0; !stopped; page++) {
            try {
                cursor = read(urls.get(page % urls.size()), cursor);
            } catch (IOException | RuntimeException fault) {
                failure = new IllegalStateException("The feed could not be followed", fault);
                return;
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    /** @return the next cursor */
    private String read(String url, String cursor) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/api/v1/system/events?limit=1000&waitSeconds=1&after=" + cursor))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() == 503) { // it asks to come again
            TimeUnit.SECONDS.sleep(1);
            return cursor;
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The feed answered " + response.statusCode());
        }
        JsonNode body = json.readTree(response.body());
        JsonNode events = body.path("items");
        long now = System.nanoTime();
        Instant read = Instant.now();
        for (JsonNode event : events) {
            take(event, read, now);
        }
        return body.path("nextCursor").asString();
    }

    private void take(JsonNode event, Instant read, long now) {
        long id = Long.parseLong(event.path("id").asString());
        if (id <= last) {
            throw new IllegalStateException("The feed has event " + id + " after " + last);
        }
        last = id;
        count++;
        sum += id;
        FestivalClock begun = clock;
        if (begun == null) {
            return;
        }
        long late = Duration.between(Instant.parse(event.path("time").asString()), read)
                .toNanos();
        lag.add(begun.bucket(now - late), late / 1e9);
        if (event.path("type").asString().equals("reissue.refund-requested")) {
            payments.accept(new Refund(
                    event.path("subject").asString(),
                    event.path("data").path("refundId").asString()));
        }
    }
}
