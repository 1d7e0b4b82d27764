package org.reissue.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether history makes anything slower: the same work with few and with very many finished cases in the table. */
final class GrowthSection implements Section {

    private static final String FEW = "10⁵ finished";
    private static final String MANY = "10⁷ finished";
    private static final int ADDED = 9_900_000;
    private static final int CASES = 100_000;
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 20;
    /** Another job settles compensations: not here. */
    private static final Map<String, String> SETTINGS = Map.of("reissue.settlement.poll-interval", "PT1H");

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database few = bench.createStock("growth_few");
        int cases = bench.scale().count(CASES);
        Backlog.stock(few, cases);
        Database many = bench.cluster().create("growth_many", few);
        many.run("finished.sql", Map.of("count", bench.scale().count(ADDED)));
        few.settle();
        many.settle();
        LoadRunner loads = new LoadRunner(bench);
        Map<String, ServiceProcess> services = new LinkedHashMap<>();
        Map<String, Database> databases = Map.of(FEW, few, MANY, many);
        try {
            for (String size : new String[] {FEW, MANY}) {
                services.put(size, bench.start(databases.get(size), 512, SETTINGS));
                warmUp(bench, loads, services.get(size), databases.get(size));
            }
            bench.scale().rest();
            List<Map.Entry<String, ServiceProcess>> inTurn = new ArrayList<>(services.entrySet());
            for (int round = 0; round < bench.rounds(); round++) {
                for (Map.Entry<String, ServiceProcess> each : inTurn) {
                    Database database = databases.get(each.getKey());
                    findings.add("sweep", each.getKey(), "per second", sweep(each.getValue(), database));
                    for (CallKind kind : new CallKind[] {CallKind.LIST, CallKind.APPLY}) {
                        Load load = loads.next(kind, CONNECTIONS, bench.scale().seconds(SECONDS));
                        double perSecond =
                                loads.overHttp(each.getValue(), load, database).perSecond();
                        findings.add(kind.script(), each.getKey(), "per second", perSecond);
                    }
                }
                Collections.reverse(inTurn);
            }
        } finally {
            for (ServiceProcess service : services.values()) {
                service.close();
            }
        }
        for (String discipline : new String[] {"sweep", "list", "apply"}) {
            findings.atMost(
                    discipline + ", times slower with 10⁷ finished", findings.ratio(discipline, FEW, MANY), 1.3);
        }
        bench.cluster().drop(many.name());
        return findings;
    }

    private static void warmUp(BenchContext bench, LoadRunner loads, ServiceProcess service, Database database)
            throws Exception {
        for (CallKind kind : new CallKind[] {CallKind.APPLY, CallKind.LIST}) {
            loads.warmUp(service, kind, bench.scale().seconds(WARM_UP_SECONDS), database, List.of());
        }
        sweep(service, database);
    }

    /**
     * Sweeps the same cases each time, of which the last sweep's are deleted: only the number of finished ones differs.
     */
    private static double sweep(ServiceProcess service, Database database) throws Exception {
        Backlog.remove(database);
        return Backlog.sweep(service, database);
    }
}
