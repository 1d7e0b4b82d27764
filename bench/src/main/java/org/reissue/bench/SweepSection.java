package org.reissue.bench;

import java.sql.Timestamp;
import java.util.Map;

/** How fast deadlines that have passed are fired, beside the least work that could do it, and beside a scheduler. */
final class SweepSection implements Section {

    private static final String SWEEP = "sweep";
    private static final int CASES = 200_000;
    /** Fewer, since db-scheduler fires them one by one: only the rate is compared. */
    private static final int TASKS = 20_000;
    /** A minute of sweeping, as long as calls are warmed up: the compilers are busy with the first ones. */
    private static final int WARM_UP_SWEEPS = 12;

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        int cases = bench.scale().count(CASES);
        int tasks = bench.scale().count(TASKS);
        Findings findings = new Findings();
        Database stock = bench.cluster().create("sweep_stock", bench.migrated());
        Backlog.stock(stock, cases);
        Database ours = bench.cluster().create("sweep_service", stock);
        Database theirs = bench.cluster().create("sweep_reference", stock);
        theirs.run("tasks.sql", Map.of());
        Limit limit = new Limit(theirs);
        // another job settles compensations: not here
        Map<String, String> settings = Map.of("reissue.settlement.poll-interval", "PT1H");
        try (ServiceProcess service = bench.start(ours, 512, settings)) {
            for (int sweep = 0; sweep < bench.scale().count(WARM_UP_SWEEPS); sweep++) {
                sweep(service, ours);
            }
            bench.scale().rest();
            for (int round = 0; round <= bench.rounds(); round++) {
                double fired = sweep(service, ours);
                String written = digest(ours);
                double atLimit = limit(theirs, limit);
                requireSame(written, digest(theirs));
                double scheduled = scheduled(theirs, tasks);
                if (round > 0) { // the first one warms up the references
                    findings.add(SWEEP, "service", "cases/s", fired);
                    findings.add(SWEEP, "set-based SQL", "cases/s", atLimit);
                    findings.add(SWEEP, "db-scheduler", "cases/s", scheduled);
                }
            }
        }
        findings.atLeast("sweep, of the set-based limit", findings.ratio(SWEEP, "service", "set-based SQL"), 0.72);
        findings.atLeast("sweep, of db-scheduler", findings.ratio(SWEEP, "service", "db-scheduler"), 15);
        findings.remark(
                ("%,d cases, 5,000 shops by Zipf's law, fired by 2 workers in batches of 3,000; the limit with %d "
                                + "connections in batches of %,d; db-scheduler with %d threads, "
                                + "lock-and-fetch, one case per execution, %,d of them. After each round the rows of service and limit "
                                + "were compared: the same.")
                        .formatted(cases, Limit.WORKERS, Limit.BATCH, SchedulerReference.THREADS, tasks));
        return findings;
    }

    private static double sweep(ServiceProcess service, Database ours) throws Exception {
        ours.run("clear.sql", Map.of());
        return Backlog.sweep(service, ours);
    }

    private static double limit(Database theirs, Limit limit) throws Exception {
        theirs.run("clear.sql", Map.of());
        Backlog.load(theirs);
        Timestamp begun = Backlog.now(theirs);
        limit.run();
        return Backlog.perSecond(theirs, 0, begun);
    }

    private static double scheduled(Database theirs, int tasks) throws Exception {
        theirs.run("clear.sql", Map.of());
        Backlog.load(theirs);
        Timestamp begun = SchedulerReference.run(theirs, tasks);
        return Backlog.perSecond(theirs, 0, begun);
    }

    private static String digest(Database database) {
        return String.valueOf(
                database.jdbc().sql(Database.text("sql/digest.sql")).query().singleRow());
    }

    private static void requireSame(String ours, String theirs) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("Service and limit wrote different rows: " + ours + ", " + theirs);
        }
    }
}
