package org.reissue.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Five days around Double 11 in a shorter time: how late deadlines are fired, how long calls take, how far the feed is
 * behind, what it all takes on disk, and whether everything held.
 */
final class FestivalSection implements Section {

    private static final int INSTANCES = 3;
    private static final int HEAP_MIB = 256;
    private static final int VISITS_PER_SECOND = 1;
    private static final int SHOPS = 5000;
    /** Calls in preparation: the JVMs have just started. */
    private static final int AT_ONCE = 8;

    private static final long CREDIT_FEN = 1_000_000_000;
    private static final Duration BEFORE_STOCK_COMPLETES = Duration.ofSeconds(30);

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        Festival festival = Festival.fromProperties();
        Database database = stock(bench, festival);
        AcceptedCommands accepted = new AcceptedCommands();
        FestivalFindings findings = new FestivalFindings(festival, database);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Instances instances = Instances.start(bench, database, INSTANCES, HEAP_MIB, festival.settings());
                BulkApplications bulk = new BulkApplications(database, festival)) {
            CallClient calls = new CallClient(instances.urls());
            FeedFollower feed =
                    new FeedFollower(instances.urls(), bench.tokens().system("follower"));
            Future<?> following = threads.submit(feed);
            prepare(festival, calls, bench.tokens().system("platform"));
            feed.awaitEvent(lastEvent(database));
            bench.scale().rest();
            FestivalClock clock = new FestivalClock(festival);
            FestivalMerchants merchants = new FestivalMerchants(festival, clock, calls, accepted, bench.tokens());
            FestivalStaff staff = new FestivalStaff(calls, accepted, merchants.shipped(), bench.tokens());
            calls.time(clock);
            feed.begin(clock, staff::hear);
            try (FestivalBuyers buyers = new FestivalBuyers(festival, calls, accepted, bench.tokens())) {
                replay(threads, festival, clock, bulk, buyers, merchants, staff);
            }
            calls.awaitRest();
            findings.overdue();
            Instant end = Instant.now();
            feed.awaitEvent(lastEvent(database));
            findings.feedCaughtUp(Duration.between(end, Instant.now()));
            feed.stop();
            following.get();
            findings.memory(HEAP_MIB, instances.peakResidentMiB());
            instances.close();
            findings.sizes();
            FestivalChecks checks = new FestivalChecks(database);
            checks.prepare(accepted);
            findings.lateness(clock);
            findings.calls(calls);
            findings.feed(feed);
            List<String> faults = checks.faults();
            faults.addAll(findings.compare(accepted, bulk.written(), staff.scanned(), calls, feed));
            return findings.complete(faults, bulk.written(), accepted, calls);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Database stock(BenchContext bench, Festival festival) {
        Database database = bench.cluster().create("festival", bench.migrated());
        Receivers.prepare(database, 1, festival.earlierCases());
        database.run(
                "festival-stock.sql",
                Map.of(
                        "count", festival.earlierCases(),
                        "from", Instant.now().plus(BEFORE_STOCK_COMPLETES),
                        "seconds", festival.autoComplete().toSeconds()));
        database.jdbc().sql("drop table bench.receiver").update();
        database.settle();
        return database;
    }

    /** Orders are pushed, and shops get money, but for every tenth. */
    private static void prepare(Festival festival, CallClient calls, String token) throws InterruptedException {
        Instant updatedAt = Instant.now().minus(Duration.ofDays(1));
        for (int first = 1; first <= festival.casesByHttp(); first += OrderBatch.MOST) {
            int count = Math.min(OrderBatch.MOST, festival.casesByHttp() - first + 1);
            String body = OrderBatch.body(first, count, updatedAt, FestivalShops::ofOrder);
            calls.put("orders", OrderBatch.PATH, token, body, 0).join();
        }
        for (int shop = 1; shop <= SHOPS; shop++) {
            if (shop % 10 != 0) {
                calls.awaitRoom(AT_ONCE);
                String body = "{\"bucket\":\"PAYABLE\",\"amountFen\":%d,\"reference\":\"R-1\"}".formatted(CREDIT_FEN);
                calls.post("credits", "/api/v1/system/shops/S-" + shop + "/credits", token, body, 0);
            }
        }
        calls.awaitRest();
        if (!calls.others().isEmpty()) {
            throw new IllegalStateException("The festival cannot begin: " + calls.others());
        }
    }

    private static void replay(
            ExecutorService threads,
            Festival festival,
            FestivalClock clock,
            BulkApplications bulk,
            FestivalBuyers buyers,
            FestivalMerchants merchants,
            FestivalStaff staff)
            throws Exception {
        long visits = VISITS_PER_SECOND * festival.length().toSeconds();
        List<Callable<Void>> tasks = List.of(
                following(clock, festival.cases() - festival.casesByHttp(), Duration.ofMillis(100), bulk),
                following(clock, festival.casesByHttp(), Duration.ofMillis(5), buyers),
                following(clock, visits, Duration.ofMillis(20), merchants),
                () -> {
                    staff.workUntilOver(clock);
                    return null;
                });
        List<Future<Void>> done = new ArrayList<>();
        for (Callable<Void> task : tasks) {
            done.add(threads.submit(task));
        }
        for (Future<Void> one : done) {
            one.get();
        }
    }

    private static Callable<Void> following(
            FestivalClock clock, long total, Duration tick, FestivalClock.Arrival arrival) {
        return () -> {
            clock.follow(total, tick, arrival);
            return null;
        };
    }

    private static long lastEvent(Database database) {
        return database.jdbc()
                .sql("select coalesce(max(id), 0) from case_event")
                .query(Long.class)
                .single();
    }
}
