package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * LoadRunner of the service under load; what they act on is put in place before, and what they did is checked after.
 */
final class LoadRunner {

    /** More than anybody manages to change in a second: the database alone, and a service that warms up. */
    private static final int FASTEST = 5_000;

    private static final int FASTEST_AT_FIRST = 3_000;

    private final BenchContext bench;
    private final Path script;
    private long used = 1_000_000;

    LoadRunner(BenchContext bench) throws IOException {
        this.bench = bench;
        this.script = bench.logs().resolve("calls.lua");
        Files.writeString(script, Database.text("wrk/calls.lua"));
    }

    /** A load that uses up cases or orders nobody has used before. */
    Load next(CallKind kind, int connections, int seconds) {
        return next(kind, connections, seconds, FASTEST);
    }

    /** Warms the service up; the other database gets what was put in place as well, so that both stay alike. */
    void warmUp(ServiceProcess service, CallKind kind, int seconds, Database database, Database other)
            throws IOException, InterruptedException {
        Load load = next(kind, 8, seconds, FASTEST_AT_FIRST);
        prepare(load, other);
        overHttp(service, load, database);
    }

    private Load next(CallKind kind, int connections, int seconds, int fastest) {
        // as many for each of 64 connections as for each of 2 threads
        Load.Numbers numbers = new Load.Numbers(used, (long) fastest * seconds / 64 * 64);
        used += numbers.count();
        return new Load(kind, connections, seconds, numbers);
    }

    /** What was answered with success must have been done: an event each. */
    Load.Done overHttp(ServiceProcess service, Load load, Database database) throws IOException, InterruptedException {
        prepare(load, database);
        long before = events(database);
        Load.Done done = load.overHttp(service.url(), bench.tokens().directory(), script);
        long added = events(database) - before;
        if (load.kind().changesSomething() && (added < done.count() || added > done.count() + load.connections())) {
            throw new IllegalStateException(
                    "%s was answered %d times and done %d times".formatted(load.kind(), done.count(), added));
        }
        return done;
    }

    double inSql(Load load, Database database) throws IOException, InterruptedException {
        prepare(load, database);
        return load.inSql(database, bench.logs());
    }

    private static void prepare(Load load, Database database) {
        load.kind().prepare(database, load.numbers());
        database.jdbc().sql("checkpoint").update();
    }

    private static long events(Database database) {
        return database.jdbc()
                .sql("select count(*) from case_event")
                .query(Long.class)
                .single();
    }
}
