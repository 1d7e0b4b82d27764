package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs loads: puts their cases and orders in place before, and checks afterwards that every command left its event.
 *
 * <p>A load that runs out of cases and orders fails. So that none does, twice as many are put in place as the fastest
 * load of that kind used up so far.
 */
final class LoadRunner {

    /** Calls per second that a load may reach, however slow the loads before it were: more than any has reached yet. */
    private static final int AT_LEAST = 8_000;

    /** Transactions per second that pgbench does at most. */
    private static final int CALIBRATING = 20_000;

    private static final int SPARE = 2;
    private static final int WARM_UP_CONNECTIONS = 8;
    /** A warm-up is cut into short loads, since the service becomes faster meanwhile. */
    private static final int WARM_UP_SECONDS = 10;
    /** Calls per second that a service may reach in the next part of a warm-up, whatever it reached in the last. */
    private static final int WARM_UP_AT_LEAST = 3_000;

    private record Setup(CallKind kind, int connections) {}

    private final BenchContext bench;
    private final Path script;
    private final Map<Setup, Double> fastest = new HashMap<>();
    private long used = 1_000_000;

    LoadRunner(BenchContext bench) throws IOException {
        this.bench = bench;
        this.script = bench.logs().resolve("calls.lua");
        Files.writeString(script, Database.text("wrk/calls.lua"));
    }

    /** A load with cases and orders that no load has used yet. */
    Load next(CallKind kind, int connections, int seconds) {
        double measured = fastest.getOrDefault(new Setup(kind, connections), 0.0);
        return next(kind, connections, seconds, Math.max(AT_LEAST, SPARE * measured));
    }

    /** Finds out how much a load uses up, by pgbench in one statement: nothing is faster. */
    void calibrate(CallKind kind, int connections, Database database) throws IOException, InterruptedException {
        inSql(next(kind, connections, 1, CALIBRATING), Load.Script.ONE_STATEMENT, database);
    }

    /** Warms the service up. The references' databases get the same cases and orders, so that all stay alike. */
    void warmUp(ServiceProcess service, CallKind kind, int seconds, Database database, List<Database> references)
            throws IOException, InterruptedException {
        double perSecond = AT_LEAST;
        for (int left = seconds; left > 0; left -= WARM_UP_SECONDS) {
            Load load = next(kind, WARM_UP_CONNECTIONS, Math.min(left, WARM_UP_SECONDS), perSecond);
            references.forEach(reference -> kind.prepare(reference, load.numbers()));
            perSecond = Math.max(
                    WARM_UP_AT_LEAST, SPARE * overHttp(service, load, database).perSecond());
        }
    }

    private Load next(CallKind kind, int connections, int seconds, double perSecond) {
        // as many for each of 64 connections as for each of 2 threads
        Load.Numbers numbers = new Load.Numbers(used, ((long) perSecond * seconds / 64 + 1) * 64);
        used += numbers.count();
        return new Load(kind, connections, seconds, numbers);
    }

    Load.Answered overHttp(ServiceProcess service, Load load, Database database)
            throws IOException, InterruptedException {
        long before = prepare(load, database);
        Load.Answered done = load.overHttp(service.url(), bench.tokens().directory(), script);
        check(load, done.count(), events(database) - before);
        remember(load, done.perSecond());
        return done;
    }

    /**
     * Several programs make calls at the same time, each at its instance.
     *
     * @param loads one of each instance, of one kind
     * @return how many calls all of them did per second
     */
    double overHttp(List<ServiceProcess> instances, List<Load> loads, Database database) throws Exception {
        long before = events(database);
        for (Load load : loads) {
            before = prepare(load, database);
        }
        ExecutorService programs = Executors.newFixedThreadPool(loads.size());
        try {
            List<Future<Load.Answered>> running = new ArrayList<>();
            for (int i = 0; i < loads.size(); i++) {
                Load load = loads.get(i);
                String url = instances.get(i).url();
                running.add(
                        programs.submit(() -> load.overHttp(url, bench.tokens().directory(), script)));
            }
            double perSecond = 0;
            long done = 0;
            for (Future<Load.Answered> one : running) {
                perSecond += one.get().perSecond();
                done += one.get().count();
            }
            int connections = loads.stream().mapToInt(Load::connections).sum();
            check(loads.get(0), connections, done, events(database) - before);
            return perSecond;
        } finally {
            programs.shutdownNow();
        }
    }

    /** @return how many per second */
    double inSql(Load load, Load.Script form, Database database) throws IOException, InterruptedException {
        long before = prepare(load, database);
        Load.Executed done = load.inSql(form, database, bench.logs());
        check(load, done.count(), events(database) - before);
        remember(load, done.perSecond());
        return done.perSecond();
    }

    private static long prepare(Load load, Database database) {
        load.kind().prepare(database, load.numbers());
        database.jdbc().sql("checkpoint").update();
        return events(database);
    }

    /** Calls under way at the end of a load are done without being counted. */
    private static void check(Load load, long done, long events) {
        check(load, load.connections(), done, events);
    }

    private static void check(Load load, int connections, long done, long events) {
        if (load.kind().changesSomething() && (events < done || events > done + connections)) {
            throw new IllegalStateException(
                    "%s succeeded %d times and left %d events".formatted(load.kind(), done, events));
        }
    }

    private void remember(Load load, double perSecond) {
        fastest.merge(new Setup(load.kind(), load.connections()), perSecond, Math::max);
    }

    private static long events(Database database) {
        return database.jdbc()
                .sql("select count(*) from case_event")
                .query(Long.class)
                .single();
    }
}
