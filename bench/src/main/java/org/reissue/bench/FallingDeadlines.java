package org.reissue.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Deadlines that fall one after the other, so many each second, and how late they were fired. */
final class FallingDeadlines {

    private static final Duration PREPARATION = Duration.ofSeconds(30);
    private static final Duration QUICK_PREPARATION = Duration.ofSeconds(10);

    private FallingDeadlines() {}

    /** Puts the cases in place and waits until the first deadline falls. */
    static void load(Database database, Scale scale, int perSecond, int seconds) throws InterruptedException {
        Instant from = Instant.now().plus(scale == Scale.FULL ? PREPARATION : QUICK_PREPARATION);
        database.run("lateness-stock.sql", Map.of("from", from, "per_second", perSecond, "seconds", seconds));
        Receivers.give(database, "falling");
        database.run("lateness-load.sql", Map.of());
        database.settle();
        long left = Duration.between(Instant.now(), from).toMillis();
        if (left < 0) {
            throw new IllegalStateException("Loading took longer than until the first deadline");
        }
        TimeUnit.MILLISECONDS.sleep(left);
    }

    /** The last deadlines have their time too. */
    static void awaitLast() throws InterruptedException {
        TimeUnit.SECONDS.sleep(3);
    }

    /**
     * In seconds, by percentile.
     *
     * @param deadlines how many fell
     * @throws IllegalStateException when one was not fired, or more than once
     */
    static Map<String, Double> lateness(Database database, int deadlines) {
        Map<String, Object> firing =
                database.jdbc().sql(Database.text("sql/lateness.sql")).query().singleRow();
        if (((Number) firing.get("fired")).intValue() != deadlines
                || ((Number) firing.get("cases")).intValue() != deadlines) {
            throw new IllegalStateException("Not every deadline was fired, or one more than once: " + firing);
        }
        Map<String, Double> lateness = new LinkedHashMap<>();
        for (String percentile : new String[] {"p50", "p99", "worst"}) {
            lateness.put(percentile, ((Number) firing.get(percentile)).doubleValue());
        }
        return lateness;
    }
}
