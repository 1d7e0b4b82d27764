package org.reissue.bench;

import java.util.Map;

/** How many calls the service answers, beside pgbench doing what they do in the database, as single statements. */
final class RequestsSection implements Section {

    private static final int[] CONNECTIONS = {1, 8, 64};
    private static final int SECONDS = 4;
    /** For each kind of call: two cores compile beside their work, and are not done after one minute. */
    private static final int WARM_UP_SECONDS = 60;

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database stock = bench.cluster().create("requests_stock", bench.migrated());
        stock.run("requests-stock.sql", Map.of());
        stock.settle();
        Database ours = bench.cluster().create("requests_service", stock);
        Database theirs = bench.cluster().create("requests_pgbench", stock);
        LoadRunner calls = new LoadRunner(bench);
        try (ServiceProcess service = bench.start(ours, 512, Map.of())) {
            for (CallKind kind : CallKind.values()) {
                calls.warmUp(service, kind, WARM_UP_SECONDS, ours, theirs);
            }
            for (int round = 0; round < bench.rounds(); round++) {
                for (CallKind kind : CallKind.values()) {
                    for (int connections : CONNECTIONS) {
                        Load load = calls.next(kind, connections, SECONDS);
                        Load.Done done = calls.overHttp(service, load, ours);
                        double reference = calls.inSql(load, theirs);
                        String discipline = discipline(kind, connections);
                        findings.add(discipline, "service", "calls/s", done.perSecond());
                        findings.add(discipline, "pgbench", "calls/s", reference);
                        findings.add(discipline, "service, median", "ms", done.medianMillis());
                        findings.add(discipline, "service, p99", "ms", done.p99Millis());
                    }
                }
            }
        }
        atLeast(findings, CallKind.APPLY, 0.6);
        atLeast(findings, CallKind.APPROVE, 0.6);
        atLeast(findings, CallKind.LIST, 0.3);
        return findings;
    }

    private static void atLeast(Findings findings, CallKind kind, double bound) {
        findings.atLeast(
                discipline(kind, 8) + ", of pgbench", findings.ratio(discipline(kind, 8), "service", "pgbench"), bound);
    }

    private static String discipline(CallKind kind, int connections) {
        return kind.script() + ", " + connections + (connections == 1 ? " connection" : " connections");
    }
}
