package org.reissue.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Scrapes a service as Prometheus does, but each second, and makes calls that are refused. */
final class Watcher implements AutoCloseable {

    static final int REFUSED_PER_SECOND = 50;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final ScheduledFuture<?> refused;
    private final ScheduledFuture<?> scrapes;

    /** @param scraped whether it is scraped; calls are refused in any case */
    Watcher(ServiceProcess service, Tokens tokens, boolean scraped) {
        HttpRequest unknown = HttpRequest.newBuilder(
                        URI.create(service.url() + "/api/v1/ops/reissues/00000000-0000-7000-8000-ffffffffffff"))
                .header("Authorization", "Bearer " + tokens.ops("staff"))
                .build();
        HttpRequest scrape = HttpRequest.newBuilder(URI.create(service.url() + "/actuator/prometheus"))
                .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5")
                .build();
        refused = scheduler.scheduleAtFixedRate(
                () -> send(unknown, 404), 0, 1_000 / REFUSED_PER_SECOND, TimeUnit.MILLISECONDS);
        scrapes = scraped ? scheduler.scheduleAtFixedRate(() -> send(scrape, 200), 0, 1, TimeUnit.SECONDS) : refused;
    }

    /** @throws IllegalStateException when a call was not answered as it should be, after which there were no more */
    void requireHealthy() {
        if (refused.isDone() || scrapes.isDone()) {
            throw new IllegalStateException("A scrape or a refused call was not answered as it should be");
        }
    }

    @Override
    public void close() throws InterruptedException {
        scheduler.shutdown();
        scheduler.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void send(HttpRequest request, int expected) {
        try {
            int status = HTTP.send(request, BodyHandlers.ofByteArray()).statusCode();
            if (status != expected) {
                throw new IllegalStateException(request.uri() + ": " + status);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
