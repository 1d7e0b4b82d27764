package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.feed.FeedProbe;
import org.reissue.history.SafePosition;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Answer;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.OwnPostgres;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes away, or takes no writes, and comes back: the service says so meanwhile and recovers by itself. */
@SlowProof
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BACKLOG = "(?m)^reissue_deadlines_backlog ";

    @TempDir
    private static Path directory;

    private static OwnPostgres database;
    private static OtherInstance service;

    @BeforeAll
    static void a_service_on_a_database_of_its_own() throws Exception {
        database = OwnPostgres.started(directory.resolve("data"));
        // only commits flush the log, as under load just before a crash
        database.query("alter database postgres set synchronous_commit = on");
        database.query("alter system set wal_writer_delay = '10s'");
        database.query("select pg_reload_conf()");
        service = OtherInstance.startedAt(database.host(), "spring.datasource.hikari.connection-timeout=1000");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        database.close();
    }

    @Test
    void while_the_database_is_stopped_calls_are_told_to_come_again() throws Exception {
        Story story = Story.of(service.api(), service.bean(TestClock.class));
        story.apply("OTHER").expect(201);

        database.stop();
        assertUnavailable(story.approve());
        assertUnavailable(story.buyer().get("/api/v1/buyer/reissues"));
        assertUnavailable(service.api().system().get(FeedProbe.PATH + "?waitSeconds=5"));
        service.api().anonymous().get("/actuator/health/readiness").expect(503);
        service.api().anonymous().get("/actuator/health/liveness").expect(200);

        database.start();
        awaitReadiness();
        story.approve().expect(200);
    }

    @Test
    void a_database_that_takes_no_writes_is_left_until_it_does() throws Exception {
        Story story = Story.of(service.api(), service.bean(TestClock.class));
        story.apply("OTHER").expect(201);

        readOnly("on");
        assertUnavailable(story.approve());
        // nothing is read from a demoted primary either
        assertUnavailable(story.buyer().get("/api/v1/buyer/reissues"));
        service.api().anonymous().get("/actuator/health/readiness").expect(503);

        readOnly("off");
        awaitReadiness();
        story.approve().expect(200);
    }

    @Test
    void a_crash_while_a_transaction_is_open_makes_a_reader_miss_nothing() throws Exception {
        SafePosition safePosition = service.bean(SafePosition.class);
        FeedProbe reader = FeedProbe.fromNow(service.api(), service.bean(JdbcClient.class));
        try (Connection batch = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.host() + "/postgres?user=postgres");
                Statement statement = batch.createStatement()) {
            batch.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            statement.execute("select nextval('case_event_id_seq') from generate_series(1, 200)");
            assertThat(safePosition.positionNow()).isLessThan(drawnPositions());
            database.crash();
        }
        service.bean(DataSource.class)
                .unwrap(HikariDataSource.class)
                .getHikariPoolMXBean()
                .softEvictConnections();
        for (int write = 0; write < 20; write++) {
            database.query("select pg_current_xact_id()");
        }

        assertThat(safePosition.positionNow()).isLessThanOrEqualTo(drawnPositions());
        reader.readOn();
        Story after = Story.of(service.api(), service.bean(TestClock.class));
        after.apply("OTHER").expect(201);
        reader.readOn();
        assertThat(reader.typesOf(after.id())).containsExactly("reissue.applied");
    }

    @Test
    void metrics_are_there_while_the_database_is_stopped() throws Exception {
        QueryGauges gauges = service.bean(QueryGauges.class);
        gauges.refresh();
        assertThat(metrics()).containsPattern(BACKLOG + "[0-9]");

        database.stop();
        assertThatThrownBy(gauges::refresh).isInstanceOf(NestedRuntimeException.class);
        assertThat(metrics()).containsPattern(BACKLOG + "NaN");

        database.start();
        awaitReadiness();
        gauges.refresh();
        assertThat(metrics()).containsPattern(BACKLOG + "[0-9]");
    }

    @Test
    void metrics_are_there_while_all_connections_of_the_pool_are_held() throws Exception {
        HikariDataSource pool = service.bean(DataSource.class).unwrap(HikariDataSource.class);
        List<Connection> held = new ArrayList<>();
        try {
            while (held.size() < pool.getMaximumPoolSize()) {
                held.add(pool.getConnection());
            }
            assertThat(metrics()).containsPattern(BACKLOG);
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    private static long drawnPositions() throws Exception {
        return Long.parseLong(database.query("select last_value from case_event_id_seq"));
    }

    /** Prometheus waits for 10 s. */
    private static String metrics() {
        String metrics = service.api()
                .anonymous()
                .timeout(Duration.ofSeconds(5))
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .asString();
        assertThat(metrics).contains("hikaricp_connections_pending");
        return metrics;
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).text("type")).isEqualTo("urn:reissue:problem:service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static void awaitReadiness() {
        await().atMost(PATIENCE)
                .until(() -> service.api()
                                .anonymous()
                                .get("/actuator/health/readiness")
                                .status()
                        == 200);
    }

    private static void readOnly(String setting) throws Exception {
        database.query("alter system set default_transaction_read_only = " + setting);
        database.query("select pg_reload_conf()");
        await().atMost(PATIENCE)
                .until(() ->
                        database.query("show default_transaction_read_only").equals(setting));
    }
}
