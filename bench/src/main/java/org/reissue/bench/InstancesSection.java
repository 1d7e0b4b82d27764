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
 * Whether three instances on one database do as much as one of them does while the others rest: sweep and calls, in
 * turns. And how late deadlines are fired while one of three is killed.
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
    /** For each kind of call at each instance: each compiles for itself. With 100 seconds three did no better. */
    private static final int WARM_UP_SECONDS = 40;

    private static final int MOST_ROUNDS = 3;
    /** On two cores one instance uses all there is, so three can be as fast and no faster: what is left is noise. */
    private static final double AS_MUCH = 0.9;

    private static final int DEADLINES_PER_SECOND = 500;
    private static final int CALLS_PER_SECOND = 200;
    private static final int LATENESS_SECONDS = 45;
    private static final String KILLED = "one of three killed";

    /**
     * One instance, or all.
     *
     * @param called the instance that each of the programs calls
     */
    private record Contestant(String name, List<ServiceProcess> called) {}

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Findings findings = new Findings();
        Database database = bench.createStock("instances");
        Backlog.stock(database, bench.scale().count(CASES));
        database.settle();
        LoadRunner loads = new LoadRunner(bench);
        try (Instances three = Instances.start(bench, database, COUNT, HEAP_MIB, UNSETTLED)) {
            takeTurns(findings, bench, loads, three.all(), database);
        }
        Backlog.remove(database); // or it is settled while calls are counted by their events
        try (Instances three = Instances.start(bench, database, COUNT, HEAP_MIB, Map.of())) {
            warmUp(bench, loads, three.all(), database);
            kill(findings, bench, three, database);
        }
        findings.remark(
                "%,d due cases in each sweep; calls by three programs with %d connections each, at one instance or at one each; heaps of %d MiB. Processor time is the JVMs' for each call. At most %d rounds."
                        .formatted(bench.scale().count(CASES), CONNECTIONS, HEAP_MIB, MOST_ROUNDS));
        return findings;
    }

    /** In each round it is another instance that works while the others rest. */
    private static void takeTurns(
            Findings findings, BenchContext bench, LoadRunner loads, List<ServiceProcess> three, Database database)
            throws Exception {
        warmUp(bench, loads, three, database);
        for (ServiceProcess instance : three) {
            sweep(List.of(instance), three, database);
        }
        bench.scale().rest();
        for (int round = 0; round < Math.min(bench.rounds(), MOST_ROUNDS); round++) {
            List<Contestant> inTurn = new ArrayList<>(List.of(
                    new Contestant(ONE, Collections.nCopies(COUNT, three.get(round % COUNT))),
                    new Contestant(THREE, three)));
            if (round % 2 == 1) {
                Collections.reverse(inTurn);
            }
            for (Contestant each : inTurn) {
                findings.add("sweep", each.name(), "per second", sweep(each.called(), three, database));
            }
            for (CallKind kind : KINDS) {
                for (Contestant each : inTurn) {
                    calls(findings, bench, loads, kind, each, three, database);
                }
            }
        }
        asMuchAsOne(findings, "sweep");
        for (CallKind kind : KINDS) {
            asMuchAsOne(findings, kind.script());
        }
    }

    private static void asMuchAsOne(Findings findings, String discipline) {
        findings.atLeast(discipline + ", of one instance", findings.ratio(discipline, THREE, ONE), AS_MUCH);
    }

    private static void warmUp(BenchContext bench, LoadRunner loads, List<ServiceProcess> instances, Database database)
            throws Exception {
        for (ServiceProcess instance : instances) {
            for (CallKind kind : KINDS) {
                loads.warmUp(instance, kind, bench.scale().seconds(WARM_UP_SECONDS), database, List.of());
            }
        }
    }

    private static void calls(
            Findings findings,
            BenchContext bench,
            LoadRunner loads,
            CallKind kind,
            Contestant contestant,
            List<ServiceProcess> all,
            Database database)
            throws Exception {
        int seconds = bench.scale().seconds(SECONDS);
        List<Load> some = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            some.add(loads.next(kind, CONNECTIONS, seconds));
        }
        double before = processorSeconds(all);
        double perSecond = loads.overHttp(contestant.called(), some, database);
        double millis = (processorSeconds(all) - before) * 1e3 / (perSecond * seconds);
        findings.add(kind.script(), contestant.name(), "per second", perSecond);
        findings.add(kind.script(), contestant.name() + ", processor", "ms", millis);
    }

    private static double processorSeconds(List<ServiceProcess> instances) {
        return instances.stream().mapToDouble(ServiceProcess::processorSeconds).sum();
    }

    /**
     * Sweeps the same cases each time, after those of the last sweep are deleted; instances that do not sweep stand
     * still.
     */
    private static double sweep(List<ServiceProcess> sweeping, List<ServiceProcess> all, Database database)
            throws Exception {
        Backlog.remove(database);
        List<ServiceProcess> resting =
                all.stream().filter(each -> !sweeping.contains(each)).toList();
        for (ServiceProcess each : resting) {
            each.freeze();
        }
        try {
            return Backlog.sweep(sweeping.stream().distinct().toList(), database);
        } finally {
            for (ServiceProcess each : resting) {
                each.thaw();
            }
        }
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
