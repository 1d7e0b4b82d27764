package org.reissue.bench;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Gathers the festival's figures, from the calls, from the feed and from what the database has afterwards. */
final class FestivalFindings {

    private static final String LATENESS = "lateness of deadlines";
    private static final String PEAK = ", busiest two hours";
    private static final String FEED = "lag of the feed";
    private static final String LATENCY = "latency of calls";
    private static final double P99 = 2;

    private final Festival festival;
    private final Database database;
    private final Findings findings = new Findings();
    private final double[] days = Festival.days();
    private final LinePlot load = plot("Cases, deadlines, events and calls a second", "per second", true);
    private Duration caughtUp;
    private double heapMiB;
    private double residentMiB;
    private long deadlines;
    private long overdue;

    FestivalFindings(Festival festival, Database database) {
        this.festival = festival;
        this.database = database;
    }

    private static LinePlot plot(String title, String unit, boolean logarithmic) {
        return new LinePlot(title, "November", unit, logarithmic);
    }

    /** What fell ten seconds ago has to be fired. To be called while instances run. */
    void overdue() {
        overdue = count("select count(*) from reissue_case where deadline_key < now() - interval '10 seconds'");
    }

    void feedCaughtUp(Duration took) {
        caughtUp = took;
    }

    /** The most that any of the instances ever held. */
    void memory(int heapMiB, double residentMiB) {
        this.heapMiB = heapMiB;
        this.residentMiB = residentMiB;
    }

    /** By when deadlines fell. */
    void lateness(FestivalClock clock) {
        double[] fired = nothing();
        double[] p50 = nothing();
        double[] p99 = nothing();
        double[] worst = nothing();
        Timestamp start = Timestamp.from(clock.start());
        List<Map<String, Object>> rows = database.jdbc()
                .sql(Database.text("sql/festival-lateness.sql"))
                .params(start, festival.bucketSeconds(), start, Timestamp.from(clock.end()))
                .query()
                .listOfRows();
        for (Map<String, Object> row : rows) {
            if (row.get("bucket") == null) {
                deadlines = (long) number(row, "fired");
                add(LATENESS, "s", number(row, "p50"), number(row, "p99"), number(row, "worst"));
                continue;
            }
            int bucket = (int) number(row, "bucket");
            fired[bucket] = number(row, "fired") / festival.bucketSeconds();
            p50[bucket] = number(row, "p50");
            p99[bucket] = number(row, "p99");
            worst[bucket] = number(row, "worst");
        }
        int peak = busiest(fired);
        add(LATENESS + PEAK, "s", p50[peak], p99[peak], worst[peak]);
        findings.atMost("lateness p99 in the busiest two hours, seconds", p99[peak], P99);
        findings.plot("load", load.line("cases", days, cases(clock)).line("deadlines", days, fired));
        findings.plot(
                "lateness",
                plot("Lateness of deadlines", "seconds", false)
                        .line("p50", days, p50)
                        .line("p99", days, p99)
                        .line("worst", days, worst));
    }

    private double[] cases(FestivalClock clock) {
        double[] cases = nothing();
        database.jdbc()
                .sql("""
                        select floor(extract(epoch from applied_at - ?::timestamptz) / ?)::int as bucket, count(*) as cases
                        from case_index where applied_at >= ? and applied_at < ? group by 1""")
                .params(
                        Timestamp.from(clock.start()),
                        festival.bucketSeconds(),
                        Timestamp.from(clock.start()),
                        Timestamp.from(clock.end()))
                .query(row -> {
                    cases[row.getInt("bucket")] = row.getLong("cases") / festival.bucketSeconds();
                });
        return cases;
    }

    void feed(FeedFollower feed) {
        findings.plot("load", load.line("events", days, perSecond(feed.lag())));
        timings(FEED, "s", feed.lag());
        findings.plot("feed", lines(plot("Lag of the feed", "seconds", false), feed.lag()));
    }

    void calls(CallClient calls) {
        findings.plot("load", load.line("calls", days, perSecond(calls.ofAll())));
        timings(LATENCY, "ms", calls.ofAll());
        calls.timings().forEach((kind, timings) -> {
            if (timings.count() > 0) {
                add(kind, "ms", timings.percentile(0.5), timings.percentile(0.99), timings.percentile(1));
            }
        });
        findings.plot("latency", lines(plot("Latency of calls", "milliseconds", true), calls.ofAll()));
    }

    /** Of all, and of the bucket that has most. */
    private void timings(String discipline, String unit, Timings timings) {
        int peak = busiest(perSecond(timings));
        add(discipline, unit, timings.percentile(0.5), timings.percentile(0.99), timings.percentile(1));
        add(
                discipline + PEAK,
                unit,
                timings.percentile(peak, 0.5),
                timings.percentile(peak, 0.99),
                timings.percentile(peak, 1));
    }

    private LinePlot lines(LinePlot plot, Timings timings) {
        return plot.line("p50", days, percentiles(timings, 0.5))
                .line("p99", days, percentiles(timings, 0.99))
                .line("worst", days, percentiles(timings, 1));
    }

    private static double[] percentiles(Timings timings, double share) {
        double[] values = nothing();
        Arrays.setAll(values, bucket -> timings.percentile(bucket, share));
        return values;
    }

    private double[] perSecond(Timings timings) {
        double[] values = nothing();
        Arrays.setAll(values, bucket -> timings.count(bucket) / festival.bucketSeconds());
        return values;
    }

    void sizes() {
        StringBuilder table =
                new StringBuilder("| table | rows | table, MiB | indexes, MiB |\n| --- | ---: | ---: | ---: |");
        for (Map<String, Object> row : database.jdbc()
                .sql(Database.text("sql/festival-sizes.sql"))
                .query()
                .listOfRows()) {
            table.append("%n| `%s` | %,d | %s | %s |"
                    .formatted(
                            row.get("name"),
                            (long) number(row, "rows"),
                            Report.number(number(row, "heap")),
                            Report.number(number(row, "indexes"))));
        }
        findings.remark(table.toString());
    }

    /** What the database has beside what callers and the reader of the feed know. */
    List<String> compare(AcceptedCommands accepted, long bulk, long scanned, CallClient calls, FeedFollower feed) {
        List<String> faults = new ArrayList<>();
        long earlier = festival.earlierCases();
        long applied = accepted.count("reissue.applied");
        compare(faults, "cases", count("select count(*) from reissue_case"), earlier + bulk + applied);
        compare(
                faults,
                "events of buyers, merchants and ops",
                count("select count(*) from case_event where actor_kind <> 'SYSTEM'"),
                3 * earlier + bulk + accepted.count() - accepted.count("reissue.refund-succeeded"));
        compare(faults, "scans", count("select count(*) from parcel_scan"), earlier + scanned);
        String read = " from case_event where type <> 'reissue.remark-added' and id <= " + feed.last();
        compare(faults, "events of the feed", count("select count(*)" + read), feed.count());
        compare(faults, "sum of the events' ids", count("select sum(id)" + read), feed.sum());
        compare(faults, "calls that failed", calls.failures(), 0);
        compare(faults, "deadlines that fell and were not fired", overdue, 0);
        return faults;
    }

    private static void compare(List<String> faults, String what, long found, long expected) {
        if (found != expected) {
            faults.add("%s: %,d, not %,d".formatted(what, found, expected));
        }
    }

    Findings complete(List<String> faults, long bulk, AcceptedCommands accepted, CallClient calls) {
        findings.add("memory of an instance", "heap at most", "MiB", heapMiB);
        findings.add("memory of an instance", "resident at most", "MiB", residentMiB);
        findings.atMost("checks that failed", faults.size(), 0);
        findings.remark(
                ("%,d cases in %d minutes (%.0f times as fast as in life), of which %,d came over HTTP; %,d deadlines fell; "
                                + "%,d calls; %,d commands were answered with success. The reader of the feed had everything %.1f s after the end.")
                        .formatted(
                                bulk + accepted.count("reissue.applied"),
                                festival.length().toMinutes(),
                                festival.factor(),
                                accepted.count("reissue.applied"),
                                deadlines,
                                calls.ofAll().count(),
                                accepted.count(),
                                caughtUp.toMillis() / 1e3));
        findings.remark("Answers other than success, and how many: " + calls.others() + ".");
        findings.remark(
                faults.isEmpty()
                        ? "All checks of the database held."
                        : "What did not hold: " + String.join("; ", faults) + ".");
        return findings;
    }

    private void add(String discipline, String unit, double p50, double p99, double worst) {
        findings.add(discipline, "p50", unit, p50);
        findings.add(discipline, "p99", unit, p99);
        findings.add(discipline, "worst", unit, worst);
    }

    private static int busiest(double[] perSecond) {
        int busiest = 0;
        for (int bucket = 1; bucket < perSecond.length; bucket++) {
            busiest = Double.isNaN(perSecond[busiest]) || perSecond[bucket] > perSecond[busiest] ? bucket : busiest;
        }
        return busiest;
    }

    private static double[] nothing() {
        double[] values = new double[Festival.BUCKETS];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private long count(String query) {
        return database.jdbc().sql(query).query(Long.class).single();
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }
}
