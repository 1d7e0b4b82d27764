package org.reissue.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long it takes from starting the JVM to the first healthy answer, and how much memory the process holds. */
final class StartSection implements Section {

    private static final String HEALTHY = "healthy after";
    private static final String JAR = "jar";
    private static final String CACHED = "extracted, AOT cache";
    private static final int IDLE_SECONDS = 5;
    private static final int LOAD_SECONDS = 10;

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database database = bench.createStock("starting");
        database.settle();
        for (int round = 0; round < bench.rounds(); round++) {
            measure(findings, bench, JAR, bench.app().fromJar("-Xmx512m"), database);
            measure(findings, bench, CACHED, bench.app().asInTheImage("-Xmx512m"), database);
        }
        findings.atMost("healthy with the AOT cache, seconds", findings.median(HEALTHY, CACHED), 4);
        findings.remark("Heap of 512 MiB. Memory %d seconds after that, and after %d seconds of lists at 8 connections."
                .formatted(IDLE_SECONDS, LOAD_SECONDS));
        return findings;
    }

    private static void measure(
            Findings findings, BenchContext bench, String how, List<String> command, Database database)
            throws Exception {
        try (ServiceProcess service = bench.start(command, database, Map.of())) {
            findings.add(HEALTHY, how, "s", service.secondsToHealthy());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            findings.add("resident when idle", how, "MiB", service.residentMiB());
            LoadRunner loads = new LoadRunner(bench);
            loads.overHttp(service, loads.next(CallKind.LIST, 8, bench.scale().seconds(LOAD_SECONDS)), database);
            findings.add("resident under load", how, "MiB", service.residentMiB());
        }
    }
}
