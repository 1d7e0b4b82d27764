package org.reissue.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many facts of orders are stored in a second when they are pushed 1,000 at a time: orders that are new, and newer
 * facts of known ones. Beside it the same rows in SQL, by the statement the service uses and, for new ones, by COPY.
 */
final class OrdersSection implements Section {

    private static final String NEW = "new orders";
    private static final String KNOWN = "known orders";
    private static final String SERVICE = "service";

    private static final int CONNECTIONS = 4;
    private static final int FACTS = 100_000;
    private static final int WARM_UP_FACTS = 300_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long used = 1;

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database ours = bench.cluster().create("orders_service", bench.migrated());
        Database theirs = bench.cluster().create("orders_sql", bench.migrated());
        Database copied = bench.cluster().create("orders_copy", bench.migrated());
        int facts = bench.scale().count(FACTS);
        try (ServiceProcess service = bench.start(ours, 512, Map.of());
                HikariDataSource ofUpsert = theirs.pool(CONNECTIONS);
                HikariDataSource ofCopy = copied.pool(CONNECTIONS)) {
            String token = bench.tokens().system("orders");
            for (int done = 0; done < bench.scale().count(WARM_UP_FACTS); done += facts) {
                push(service, token, next(facts), Instant.now());
            }
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                Load.Numbers numbers = next(facts);
                Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                List<OrderRows> rows = rows(numbers, at);
                List<OrderRows> newer = rows(numbers, at.plusMillis(1));
                settle(ours, theirs, copied);
                findings.add(NEW, SERVICE, "facts/s", facts / push(service, token, numbers, at));
                findings.add(NEW, "upsert in SQL", "facts/s", facts / inParallel(rows, some -> some.upsert(ofUpsert)));
                findings.add(NEW, "COPY", "facts/s", facts / inParallel(rows, some -> some.copy(ofCopy)));
                settle(ours, theirs, copied);
                findings.add(KNOWN, SERVICE, "facts/s", facts / push(service, token, numbers, at.plusMillis(1)));
                findings.add(
                        KNOWN, "upsert in SQL", "facts/s", facts / inParallel(newer, some -> some.upsert(ofUpsert)));
            }
        }
        findings.atLeast("new orders, facts a second", findings.median(NEW, SERVICE), 10_000);
        findings.atLeast("known orders, facts a second", findings.median(KNOWN, SERVICE), 10_000);
        findings.remark("%,d facts each time, %,d in a call, a statement or a copy, by %d connections."
                .formatted(facts, OrderBatch.MOST, CONNECTIONS));
        return findings;
    }

    private Load.Numbers next(int facts) {
        Load.Numbers numbers = new Load.Numbers(used, facts);
        used += facts;
        return numbers;
    }

    private static void settle(Database... databases) {
        for (Database database : databases) {
            database.settle();
        }
    }

    private static List<OrderRows> rows(Load.Numbers numbers, Instant at) {
        List<OrderRows> rows = new ArrayList<>();
        for (long first = numbers.first(); first <= numbers.last(); first += OrderBatch.MOST) {
            rows.add(OrderRows.of(first, OrderBatch.MOST, at));
        }
        return rows;
    }

    /** @return the seconds it took; the bodies are made before */
    private double push(ServiceProcess service, String token, Load.Numbers numbers, Instant at) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (long first = numbers.first(); first <= numbers.last(); first += OrderBatch.MOST) {
            bodies.add(OrderBatch.body(first, OrderBatch.MOST, at, OrderBatch::shop));
        }
        return inParallel(bodies, body -> put(service, token, body));
    }

    private void put(ServiceProcess service, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + OrderBatch.PATH))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        int stored = answer.body().split("\"STORED\"", -1).length - 1;
        if (answer.statusCode() != 200 || stored != OrderBatch.MOST) {
            throw new IllegalStateException(
                    "Of a batch %d facts were stored; status %d".formatted(stored, answer.statusCode()));
        }
    }

    /** One of several such things. */
    private interface Work<T> {
        void on(T one) throws Exception;
    }

    private static <T> double inParallel(List<T> all, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (T one : all) {
                tasks.add(() -> {
                    work.on(one);
                    return null;
                });
            }
            long begun = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            threads.shutdownNow();
        }
    }
}
