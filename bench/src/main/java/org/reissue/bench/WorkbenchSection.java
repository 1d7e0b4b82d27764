package org.reissue.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether history makes the pages of the console slower: every page with 10,000 and with 1,000,000 cases in the table,
 * of which the same are open. Two services side by side take turns page by page. And what the console adds to the
 * start.
 */
final class WorkbenchSection implements Section {

    private static final String FEW = "10⁴ cases";
    private static final String MANY = "10⁶ cases";
    private static final int BASE = 10_000;
    private static final int ALL = 1_000_000;
    /** How many cases one statement adds. */
    private static final int STEP = 100_000;

    private static final int READINGS = 30;
    private static final int WARM_UP_READINGS = 300;
    private static final ConsolePage LIST =
            new ConsolePage("first byte of a list", ConsolePage.MERCHANT, "/console/cases");
    private static final String START = "healthy after";
    private static final String CONSOLE = "reissue.console.enabled";

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database few = bench.cluster().create("workbench_few", bench.migrated());
        Receivers.prepare(few, 1, BASE);
        few.run("workbench-sessions.sql", Map.of("merchant", ConsolePage.MERCHANT, "ops", ConsolePage.OPS));
        add(few, 1, BASE);
        Database many = bench.cluster().create("workbench_many", few);
        int all = BASE + bench.scale().count(ALL - BASE);
        for (int first = BASE + 1; first <= all; first += STEP) {
            add(many, first, Math.min(all, first + STEP - 1));
        }
        few.settle();
        many.settle();
        readPages(findings, bench, Map.of(FEW, few, MANY, many));
        start(findings, bench, few);
        bench.cluster().drop(many.name());
        return findings;
    }

    private static void add(Database database, int first, int last) {
        database.run("workbench-cases.sql", Map.of("first", first, "last", last));
    }

    private static void readPages(Findings findings, BenchContext bench, Map<String, Database> databases)
            throws Exception {
        List<ConsolePage> pages = ConsolePage.all();
        Map<String, ServiceProcess> services = new LinkedHashMap<>();
        Map<String, ConsoleReader> readers = new LinkedHashMap<>();
        try {
            for (String size : new String[] {FEW, MANY}) {
                ServiceProcess service = bench.start(databases.get(size), 512, console(true));
                services.put(size, service);
                readers.put(size, new ConsoleReader(service.url()));
                waitForFollowers(databases.get(size));
            }
            for (ConsolePage page : pages) {
                for (ConsoleReader reader : readers.values()) {
                    reader.read(page, bench.scale().count(WARM_UP_READINGS));
                }
            }
            databases.values().forEach(Database::settle);
            bench.scale().rest();
            List<Map.Entry<String, ConsoleReader>> inTurn = new ArrayList<>(readers.entrySet());
            for (int round = 0; round < bench.rounds(); round++) {
                for (ConsolePage page : pages) {
                    for (Map.Entry<String, ConsoleReader> each : inTurn) {
                        double millis = each.getValue().read(page, READINGS).whole();
                        findings.add(page.name(), each.getKey(), "ms", millis);
                    }
                }
                for (Map.Entry<String, ConsoleReader> each : inTurn) {
                    double millis = each.getValue().read(LIST, READINGS).firstByte();
                    findings.add(LIST.name(), each.getKey(), "ms", millis);
                }
                Collections.reverse(inTurn);
            }
        } finally {
            for (ServiceProcess service : services.values()) {
                service.close();
            }
        }
        ConsolePage slowed = pages.stream()
                .max(Comparator.comparing((ConsolePage page) -> findings.ratio(page.name(), MANY, FEW)))
                .orElseThrow();
        findings.atMost(
                "times slower with 10⁶ cases, the page that is most (" + slowed.name() + ")",
                findings.ratio(slowed.name(), MANY, FEW),
                1.5);
        findings.atMost("first byte of a list with 10⁶ cases, ms", findings.median(LIST.name(), MANY), 100);
        findings.remark(
                ("Medians of %d readings of each page by one reader without think time. 4,400 cases are open in both, and the shop "
                                + "that is read has 500 cases in both: its precedents are counted over all its cases of a year (R16).")
                        .formatted(READINGS));
    }

    /** The service counts what the log has gained: that is not measured. */
    private static void waitForFollowers(Database database) throws InterruptedException {
        database.await(Duration.ofMillis(200), """
                select least((select position from ended_case_position), (select position from scorecard_position))
                       >= (select max(id) from case_event)
                       and not exists (select from audit_pending)
                """);
    }

    private static void start(Findings findings, BenchContext bench, Database database) throws Exception {
        String with = "with the console";
        String without = "without";
        for (int round = 0; round < bench.rounds(); round++) {
            for (boolean on : new boolean[] {true, false}) {
                try (ServiceProcess service = bench.start(database, 512, console(on))) {
                    findings.add(START, on ? with : without, "s", service.secondsToHealthy());
                }
            }
        }
        findings.atMost(
                "start with the console, seconds more",
                findings.median(START, with) - findings.median(START, without),
                0.5);
    }

    private static Map<String, String> console(boolean on) {
        return Map.of(CONSOLE, String.valueOf(on), "reissue.limits.anonymous.per-second", "1000000");
    }
}
