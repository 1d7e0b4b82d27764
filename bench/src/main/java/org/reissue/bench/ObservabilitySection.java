package org.reissue.bench;

import java.util.List;
import java.util.Map;

/**
 * What it costs calls that the service is watched: one service is scraped each second and writes its log, the other one
 * is not and does not. They take turns on one database.
 */
final class ObservabilitySection implements Section {

    private static final CallKind[] KINDS = {CallKind.LIST, CallKind.APPROVE};
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 3;
    /** Turns in a round: short and many, since the machine's own speed varies by more than what is looked for. */
    private static final int TURNS = 8;

    private static final int WARM_UP_SECONDS = 60;

    private static final String WATCHED = "watched";
    private static final String UNWATCHED = "unwatched";

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database database = bench.createStock("observability");
        database.settle();
        LoadRunner loads = new LoadRunner(bench);
        try (ServiceProcess watched = bench.start(database, 512, Map.of());
                ServiceProcess unwatched = bench.start(database, 512, Map.of("logging.level.root", "off"))) {
            Contestant with = new Contestant(loads, watched, true, bench.tokens());
            Contestant without = new Contestant(loads, unwatched, false, bench.tokens());
            for (CallKind kind : KINDS) {
                for (ServiceProcess service : List.of(watched, unwatched)) {
                    loads.warmUp(service, kind, bench.scale().seconds(WARM_UP_SECONDS), database, List.of());
                }
            }
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                for (CallKind kind : KINDS) {
                    compare(findings, kind, with, without, bench.scale().seconds(SECONDS), database);
                }
            }
        }
        for (CallKind kind : KINDS) {
            findings.atLeast(
                    kind.script() + ", calls when watched, of those when not",
                    findings.median(kind.with(CONNECTIONS), "watched, of unwatched"),
                    0.98);
        }
        findings.remark(
                ("%d turns of %d seconds each in a round, in the order that favours neither. A scrape each second; %d calls"
                                + " a second are refused, so that there are lines to write: calls that go well leave none.")
                        .formatted(TURNS, bench.scale().seconds(SECONDS), Watcher.REFUSED_PER_SECOND));
        return findings;
    }

    /** The first turn goes to one, the next two to the other, and so on. */
    private static void compare(
            Findings findings, CallKind kind, Contestant with, Contestant without, int seconds, Database database)
            throws Exception {
        with.begin();
        without.begin();
        for (int turn = 0; turn < TURNS; turn++) {
            (turn % 2 == 0 ? with : without).run(kind, seconds, database);
            (turn % 2 == 0 ? without : with).run(kind, seconds, database);
        }
        String discipline = kind.with(CONNECTIONS);
        findings.add(discipline, WATCHED, "calls/s", with.callsPerSecond());
        findings.add(discipline, UNWATCHED, "calls/s", without.callsPerSecond());
        findings.add(discipline, "watched, of unwatched", "calls", with.callsPerSecond() / without.callsPerSecond());
        findings.add(discipline, WATCHED + ", processor", "ms", with.processorMillis());
        findings.add(discipline, UNWATCHED + ", processor", "ms", without.processorMillis());
    }

    /** A service, and what it did in a round. */
    private static final class Contestant {

        private final LoadRunner loads;
        private final ServiceProcess service;
        private final boolean scraped;
        private final Tokens tokens;
        private long calls;
        private double seconds;
        private double processorSeconds;

        Contestant(LoadRunner loads, ServiceProcess service, boolean scraped, Tokens tokens) {
            this.loads = loads;
            this.service = service;
            this.scraped = scraped;
            this.tokens = tokens;
        }

        void begin() {
            calls = 0;
            seconds = 0;
            processorSeconds = 0;
        }

        void run(CallKind kind, int duration, Database database) throws Exception {
            Load load = loads.next(kind, CONNECTIONS, duration);
            double before = service.processorSeconds();
            try (Watcher watcher = new Watcher(service, tokens, scraped)) {
                Load.Answered answered = loads.overHttp(service, load, database);
                watcher.requireHealthy();
                calls += answered.count();
                seconds += answered.count() / answered.perSecond();
            }
            processorSeconds += service.processorSeconds() - before;
        }

        double callsPerSecond() {
            return calls / seconds;
        }

        /** Of the JVM, for each call. */
        double processorMillis() {
            return processorSeconds * 1e3 / calls;
        }
    }
}
