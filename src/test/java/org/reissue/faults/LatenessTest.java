package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines fall due all the time, and one of three instances is killed amid a sweep: how late are they fired? */
@FaultTest
@Isolated("it is about time")
class LatenessTest {

    private static final int CASES = 6_000;
    private static final Duration GAP = Duration.ofMillis(5);
    /** In seconds; {@code -Dfaults.lateness=10} on a slow or busy machine. */
    private static final double LIMIT = Double.parseDouble(System.getProperty("faults.lateness", "1.5"));

    /**
     * Between a deadline and the event of its timeout, for what was recorded after the backlog was added: the backlog
     * brings timeouts that no instance fired. Settlement and first scans are no timeouts.
     */
    private static final String LATENESS = """
            select count(*) as timeouts,
                   percentile_disc(0.5) within group (order by late) as median,
                   percentile_disc(0.99) within group (order by late) as p99,
                   max(late) as latest
            from (
                select id, type, extract(epoch from at - lag(deadline_at) over (partition by case_id order by id)) as late
                from case_event where to_status is not null and type <> 'reissue.remark-added') transitions
            where type in ('reissue.auto-approved', 'reissue.shipment-overdue', 'reissue.closed', 'reissue.auto-completed')
                  and late is not null and id > :backlog
            """;

    private record Lateness(long timeouts, double median, double p99, double latest) {}

    @Test
    void deadlines_are_fired_in_time_though_an_instance_is_killed() throws Exception {
        try (PostgresProcess database = PostgresProcess.started("lateness-database")) {
            Instances instances = new Instances().withRoles(database).with("reissue.deadlines.poll-interval", "PT1S");
            for (int nr = 1; nr <= 3; nr++) {
                instances.add("lateness-" + nr, database.url());
            }
            instances.start();
            try (Platform platform = new Platform(instances, () -> database).followed()) {
                platform.load().start(10);
                Instant first = Instant.now().plusSeconds(5);
                Backlog.add(database.jdbc(), platform.calls(), CASES, first, GAP);
                long backlog = lastEvent(database.jdbc());
                Callers.pause(15_000, 15_001);
                ServiceProcess killed = Writers.catchOne(database, instances, "violation", ServiceProcess::kill);
                Callers.pause(15_000, 15_001);
                killed.start();
                killed.awaitReady();
                platform.comeToRestAndCheck();
                Lateness lateness = lateness(database.jdbc(), backlog);
                Figures.add(
                        "one of three instances killed amid a sweep",
                        "%d timeouts were late by %.2f s (median), %.2f s (p99), %.2f s (at most)",
                        lateness.timeouts(),
                        lateness.median(),
                        lateness.p99(),
                        lateness.latest());
                Figures.add("one of three instances killed amid a sweep", platform);
                assertThat(lateness.p99()).isLessThan(LIMIT);
            }
        }
    }

    private static long lastEvent(JdbcClient jdbc) {
        return jdbc.sql("select max(id) from case_event").query(Long.class).single();
    }

    private static Lateness lateness(JdbcClient jdbc, long backlog) {
        return jdbc.sql(LATENESS)
                .param("backlog", backlog)
                .query((row, nr) -> new Lateness(
                        row.getLong("timeouts"),
                        row.getDouble("median"),
                        row.getDouble("p99"),
                        row.getDouble("latest")))
                .single();
    }
}
