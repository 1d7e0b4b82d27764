package org.reissue.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How many calls the service answers, beside pgbench doing the same work in the database: statement by statement, and
 * for commands also in one statement.
 */
final class RequestsSection implements Section {

    private static final int[] QUICK_CONNECTIONS = {8};
    private static final int SECONDS = 4;
    /**
     * For each kind of call: beside its work the JVM compiles for minutes on two cores, and runs for days afterwards.
     */
    private static final int WARM_UP_SECONDS = 240;

    private static final String SERVICE = "service";
    private static final String STATEMENTS = "pgbench";
    private static final String ONE_STATEMENT = "pgbench in one statement";

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        int[] everyConnections = bench.scale() == Scale.FULL ? connections() : QUICK_CONNECTIONS;
        Findings findings = new Findings();
        Database stock = bench.createStock("requests_stock");
        stock.settle();
        Database ours = bench.cluster().create("requests_service", stock);
        Database theirs = bench.cluster().create("requests_pgbench", stock);
        Database oneStatement = bench.cluster().create("requests_one_statement", stock);
        LoadRunner loads = new LoadRunner(bench);
        for (CallKind kind : CallKind.values()) {
            for (int connections : kind.changesSomething() ? everyConnections : new int[0]) {
                loads.calibrate(kind, connections, stock);
            }
        }
        try (ServiceProcess service = bench.start(ours, 512, Map.of())) {
            for (CallKind kind : CallKind.values()) {
                loads.warmUp(
                        service, kind, bench.scale().seconds(WARM_UP_SECONDS), ours, List.of(theirs, oneStatement));
            }
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                for (CallKind kind : CallKind.values()) {
                    for (int connections : everyConnections) {
                        Load load = loads.next(kind, connections, bench.scale().seconds(SECONDS));
                        String discipline = kind.with(connections);
                        Load.Answered answered = loads.overHttp(service, load, ours);
                        findings.add(discipline, SERVICE, "calls/s", answered.perSecond());
                        findings.add(
                                discipline, STATEMENTS, "calls/s", loads.inSql(load, Load.Script.STATEMENTS, theirs));
                        if (kind.changesSomething()) {
                            findings.add(
                                    discipline,
                                    ONE_STATEMENT,
                                    "calls/s",
                                    loads.inSql(load, Load.Script.ONE_STATEMENT, oneStatement));
                        }
                        findings.add(discipline, "service, median", "ms", answered.medianMillis());
                        findings.add(discipline, "service, p99", "ms", answered.p99Millis());
                    }
                }
            }
        }
        atLeast(findings, CallKind.APPLY, 0.5);
        atLeast(findings, CallKind.APPROVE, 0.4);
        atLeast(findings, CallKind.LIST, 0.3);
        findings.remark(ratios(findings));
        return findings;
    }

    private static int[] connections() {
        return Arrays.stream(System.getProperty("bench.connections").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void atLeast(Findings findings, CallKind kind, double bound) {
        findings.atLeast(kind.with(8) + ", of pgbench", findings.ratio(kind.with(8), SERVICE, STATEMENTS), bound);
    }

    /** A table of what the service reaches of both ways in which pgbench does a command's work. */
    private static String ratios(Findings findings) {
        StringBuilder table = new StringBuilder(
                "| 8 connections | of pgbench, statement by statement | of pgbench in one statement |\n| --- | ---: | ---: |");
        for (CallKind kind : CallKind.values()) {
            if (kind.changesSomething()) {
                table.append("%n| %s | %.2f | %.2f |"
                        .formatted(
                                kind.script(),
                                findings.ratio(kind.with(8), SERVICE, STATEMENTS),
                                findings.ratio(kind.with(8), SERVICE, ONE_STATEMENT)));
            }
        }
        return table.toString();
    }
}
