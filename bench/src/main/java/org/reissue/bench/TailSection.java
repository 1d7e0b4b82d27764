package org.reissue.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The slowest reads and lists: as the service is configured, without a limit of calls per connection (by default Tomcat
 * closes one after 100), and on virtual threads. Three services take turns on one database, which none changes.
 */
final class TailSection implements Section {

    /** What each is called in the table, and its settings. */
    private static final Map<String, Map<String, String>> CONTESTANTS = new LinkedHashMap<>();

    static {
        CONTESTANTS.put("as configured", Map.of());
        CONTESTANTS.put("no limit", Map.of("server.tomcat.max-keep-alive-requests", "-1"));
        CONTESTANTS.put("virtual threads", Map.of("spring.threads.virtual.enabled", "true"));
    }

    private static final CallKind[] KINDS = {CallKind.READ, CallKind.LIST};
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 60;

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database database = bench.createStock("tail");
        database.settle();
        LoadRunner loads = new LoadRunner(bench);
        Map<String, ServiceProcess> services = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Map<String, String>> each : CONTESTANTS.entrySet()) {
                ServiceProcess service = bench.start(database, 512, each.getValue());
                services.put(each.getKey(), service);
                for (CallKind kind : KINDS) {
                    run(loads, service, kind, bench.scale().seconds(WARM_UP_SECONDS), database);
                }
            }
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                for (CallKind kind : KINDS) {
                    for (Map.Entry<String, ServiceProcess> each : services.entrySet()) {
                        Load.Answered answered =
                                run(loads, each.getValue(), kind, bench.scale().seconds(SECONDS), database);
                        String contestant = each.getKey();
                        findings.add(kind.with(CONNECTIONS), contestant + ", p99", "ms", answered.p99Millis());
                        findings.add(kind.with(CONNECTIONS), contestant + ", median", "ms", answered.medianMillis());
                        findings.add(kind.with(CONNECTIONS), contestant, "calls/s", answered.perSecond());
                    }
                }
            }
        } finally {
            for (ServiceProcess service : services.values()) {
                service.close();
            }
        }
        return findings;
    }

    private static Load.Answered run(
            LoadRunner loads, ServiceProcess service, CallKind kind, int seconds, Database database) throws Exception {
        return loads.overHttp(service, loads.next(kind, CONNECTIONS, seconds), database);
    }
}
