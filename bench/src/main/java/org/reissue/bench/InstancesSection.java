package org.reissue.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whether three instances on one database do as much as one does: sweep and calls, with a database each, in turns. And
 * how late deadlines are fired while one of three is killed.
 */
final class InstancesSection implements Section {

    private static final String ONE = "one instance";
    private static final String THREE = "three instances";
    /** Another job settles what a sweep leaves behind: not while sweeps are compared. */
    private static final Map<String, String> UNSETTLED = Map.of("reissue.settlement.poll-interval", "PT1H");

    private static final int COUNT = 3;
    private static final int HEAP_MIB = 256;

    private static final int CASES = 100_000;
    private static final CallKind[] KINDS = {CallKind.APPLY, CallKind.APPROVE, CallKind.READ, CallKind.LIST};
    /** Of each of three programs that make calls at once. */
    private static final int CONNECTIONS = 4;

    private static final int SECONDS = 4;
    /** For each kind of call at each instance: each compiles for itself, beside the others. */
    private static final int WARM_UP_SECONDS = 100;
    /** Enough where lateness counts, and not how many calls there are. */
    private static final int SHORT_WARM_UP_SECONDS = 40;

    private static final int MOST_ROUNDS = 3;
    /** On two cores one instance uses all there is, so three can be as fast and no faster: what is left is noise. */
    private static final double AS_MUCH = 0.9;

    private static final int DEADLINES_PER_SECOND = 500;
    private static final int CALLS_PER_SECOND = 200;
    private static final int LATENESS_SECONDS = 45;
    private static final String KILLED = "one of three killed";

    /**
     * One instance, or three.
     *
     * @param called the instance that each of the programs calls
     */
    private record Contestant(
            String name, List<ServiceProcess> instances, List<ServiceProcess> called, Database database) {}

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database ofOne = bench.createStock("instances_one");
        Backlog.stock(ofOne, bench.scale().count(CASES));
        Database ofThree = bench.cluster().create("instances_three", ofOne);
        ofOne.settle();
        ofThree.settle();
        LoadRunner loads = new LoadRunner(bench);
        try (Instances one = Instances.start(bench, ofOne, 1, HEAP_MIB, UNSETTLED);
                Instances three = Instances.start(bench, ofThree, COUNT, HEAP_MIB, UNSETTLED)) {
            takeTurns(findings, bench, loads, one, ofOne, three, ofThree);
        }
        try (Instances three = Instances.start(bench, ofThree, COUNT, HEAP_MIB, Map.of())) {
            warmUp(bench, loads, three, ofThree, SHORT_WARM_UP_SECONDS);
            kill(findings, bench, three, ofThree);
        }
        findings.remark(
                "%,d due cases in each sweep; calls by three programs with %d connections each, at one instance or at one each; heaps of %d MiB. At most %d rounds."
                        .formatted(bench.scale().count(CASES), CONNECTIONS, HEAP_MIB, MOST_ROUNDS));
        return findings;
    }

    private static void takeTurns(
            Findings findings,
            BenchContext bench,
            LoadRunner loads,
            Instances one,
            Database ofOne,
            Instances three,
            Database ofThree)
            throws Exception {
        warmUp(bench, loads, one, ofOne, WARM_UP_SECONDS);
        warmUp(bench, loads, three, ofThree, WARM_UP_SECONDS);
        bench.scale().rest();
        ServiceProcess single = one.all().get(0);
        List<Contestant> inTurn = new ArrayList<>(List.of(
                new Contestant(ONE, one.all(), List.of(single, single, single), ofOne),
                new Contestant(THREE, three.all(), three.all(), ofThree)));
        for (int round = 0; round < Math.min(bench.rounds(), MOST_ROUNDS); round++) {
            for (Contestant each : inTurn) {
                findings.add("sweep", each.name(), "per second", sweep(each.instances(), each.database()));
            }
            for (CallKind kind : KINDS) {
                for (Contestant each : inTurn) {
                    double perSecond = calls(bench, loads, kind, each.called(), each.database());
                    findings.add(kind.script(), each.name(), "per second", perSecond);
                }
            }
            Collections.reverse(inTurn);
        }
        findings.atLeast("sweep, of one instance", findings.ratio("sweep", THREE, ONE), AS_MUCH);
        for (CallKind kind : KINDS) {
            findings.atLeast(kind.script() + ", of one instance", findings.ratio(kind.script(), THREE, ONE), AS_MUCH);
        }
    }

    private static void warmUp(
            BenchContext bench, LoadRunner loads, Instances instances, Database database, int seconds)
            throws Exception {
        for (ServiceProcess instance : instances.all()) {
            for (CallKind kind : KINDS) {
                loads.warmUp(instance, kind, bench.scale().seconds(seconds), database, List.of());
            }
            sweep(instances.all(), database);
        }
    }

    private static double calls(
            BenchContext bench, LoadRunner loads, CallKind kind, List<ServiceProcess> instances, Database database)
            throws Exception {
        List<Load> some = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            some.add(loads.next(kind, CONNECTIONS, bench.scale().seconds(SECONDS)));
        }
        return loads.overHttp(instances, some, database);
    }

    /** Sweeps the same cases each time: those of the last sweep are deleted before. */
    private static double sweep(List<ServiceProcess> instances, Database database) throws Exception {
        Backlog.remove(database);
        return Backlog.sweep(instances, database);
    }

    /** A third of the way one instance ends as by {@code kill -9}. */
    private static void kill(Findings findings, BenchContext bench, Instances three, Database database)
            throws Exception {
        SteadyLoad calls = new SteadyLoad(three.urls(), bench.tokens());
        int seconds = bench.scale().seconds(LATENESS_SECONDS);
        callsAndDeadlines(
                bench,
                database,
                calls,
                Math.max(2, seconds / 2),
                -1,
                three.all().get(0)); // warms up
        bench.scale().rest();
        int before = calls.repeated();
        double[] millis = callsAndDeadlines(
                bench, database, calls, seconds, seconds / 3, three.all().get(0));
        Map<String, Double> late = FallingDeadlines.lateness(database, DEADLINES_PER_SECOND * seconds);
        late.forEach((percentile, value) -> findings.add("lateness, " + KILLED, percentile, "s", value));
        findings.addLatencies("latency, " + KILLED, millis);
        findings.add("calls made again, " + KILLED, "all", "calls", calls.repeated() - before);
        findings.atMost("lateness p99 with one of three killed, seconds", late.get("p99"), 1.5);
    }

    /**
     * Calls while deadlines fall.
     *
     * @param killAfter after how many seconds the victim is killed; never if negative
     * @return the latencies of the calls
     */
    private static double[] callsAndDeadlines(
            BenchContext bench, Database database, SteadyLoad calls, int seconds, int killAfter, ServiceProcess victim)
            throws Exception {
        Map<CallKind, Load.Numbers> numbers = calls.prepare(database, (long) CALLS_PER_SECOND * seconds);
        FallingDeadlines.load(database, bench.scale(), DEADLINES_PER_SECOND, seconds);
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        try {
            Future<?> killed = killAfter < 0
                    ? CompletableFuture.completedFuture(null)
                    : killer.schedule(victim::kill, killAfter, TimeUnit.SECONDS);
            double[] millis = calls.run(CALLS_PER_SECOND, seconds, numbers);
            killed.get();
            FallingDeadlines.awaitLast();
            return millis;
        } finally {
            killer.shutdownNow();
        }
    }
}
