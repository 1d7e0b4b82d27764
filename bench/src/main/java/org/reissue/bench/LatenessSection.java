package org.reissue.bench;

import java.util.List;
import java.util.Map;

/** How late deadlines are fired under calls, and how much that slows the calls down. */
final class LatenessSection implements Section {

    private static final int HEAP_MIB = 256;
    private static final int DEADLINES_PER_SECOND = 500;
    private static final int CALLS_PER_SECOND = 200;
    private static final int PEAK_SECONDS = 120;
    private static final int CALM_SECONDS = 40;
    private static final int WARM_UP_SECONDS = 75;
    private static final String CALM = "latency without deadlines";
    private static final String PEAK = "latency with deadlines";
    private static final String LATE = "lateness of firing";

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        int calmSeconds = bench.scale().seconds(CALM_SECONDS);
        int peakSeconds = bench.scale().seconds(PEAK_SECONDS);
        Findings findings = new Findings();
        Database database = bench.createStock("lateness");
        database.settle();
        try (ServiceProcess service = bench.start(database, HEAP_MIB, Map.of())) {
            SteadyLoad calls = new SteadyLoad(service.url(), bench.tokens());
            warmUp(bench, service, database);
            peak(bench.scale(), database, calls, calmSeconds);
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                Map<CallKind, Load.Numbers> numbers = calls.prepare(database, (long) CALLS_PER_SECOND * calmSeconds);
                database.settle();
                findings.addLatencies(CALM, calls.run(CALLS_PER_SECOND, calmSeconds, numbers));
                findings.addLatencies(PEAK, peak(bench.scale(), database, calls, peakSeconds));
                late(findings, database, DEADLINES_PER_SECOND * peakSeconds);
            }
            findings.add("memory", "heap at most", "MiB", HEAP_MIB);
            findings.add("memory", "resident at most", "MiB", service.peakResidentMiB());
        }
        findings.atMost("lateness p99, seconds", findings.median(LATE, "p99"), 1.5);
        findings.atMost(
                "latency p99 with deadlines, times that without",
                findings.median(PEAK, "p99") / findings.median(CALM, "p99"),
                3);
        return findings;
    }

    private static void warmUp(BenchContext bench, ServiceProcess service, Database database) throws Exception {
        LoadRunner loads = new LoadRunner(bench);
        for (CallKind kind : CallKind.values()) {
            int seconds = bench.scale().seconds(WARM_UP_SECONDS / CallKind.values().length);
            loads.warmUp(service, kind, seconds, database, List.of());
        }
    }

    /** Calls while deadlines fall. */
    private static double[] peak(Scale scale, Database database, SteadyLoad calls, int seconds)
            throws InterruptedException {
        Map<CallKind, Load.Numbers> numbers = calls.prepare(database, (long) CALLS_PER_SECOND * seconds);
        FallingDeadlines.load(database, scale, DEADLINES_PER_SECOND, seconds);
        double[] millis = calls.run(CALLS_PER_SECOND, seconds, numbers);
        FallingDeadlines.awaitLast();
        return millis;
    }

    private static void late(Findings findings, Database database, int deadlines) {
        FallingDeadlines.lateness(database, deadlines)
                .forEach((percentile, seconds) -> findings.add(LATE, percentile, "s", seconds));
    }
}
