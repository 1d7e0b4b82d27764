package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Concurrently;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class WalTimelineCheckTest {

    private static final int CONNECTIONS = 8;
    private static final long START_MICROS = TestClock.START.getEpochSecond() * 1_000_000;

    private static TestDatabase database;
    private static JdbcClient jdbc;

    private final CountingClock clock = new CountingClock();
    private final WalTimelineCheck check = new WalTimelineCheck(clock);

    @BeforeAll
    static void a_database_of_its_own() throws Exception {
        database = TestDatabase.createDatabase("timeline");
        try (Connection connection = database.connect()) {
            // before the schema exists there is nothing to protect
            new WalTimelineCheck(new CountingClock()).check(connection);
        }
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    @BeforeEach
    void ten_events_were_recorded() {
        jdbc.sql("select setval('case_event_id_seq', 10)").query(Long.class).single();
    }

    @Test
    void on_the_known_timeline_the_sequence_stays() throws Exception {
        checkAtOnce();
        assertThat(lastPosition()).isEqualTo(10);
    }

    @Test
    void of_many_connections_that_find_a_new_timeline_one_moves_the_sequence() throws Exception {
        jdbc.sql("update case_event_timeline set timeline = timeline + 1").update();
        checkAtOnce();
        assertThat(lastPosition()).isEqualTo(START_MICROS);
        assertThat(clock.readings).hasValue(1);
        checkAtOnce();
        assertThat(lastPosition()).isEqualTo(START_MICROS);
    }

    @Test
    void a_restored_backup_is_a_new_timeline_too() throws Exception {
        jdbc.sql("update case_event_timeline set system_identifier = 7").update();
        checkAtOnce();
        assertThat(lastPosition()).isEqualTo(START_MICROS);
    }

    @Test
    void a_sequence_ahead_of_the_clock_moves_on_all_the_same() throws Exception {
        jdbc.sql("select setval('case_event_id_seq', ?)")
                .param(2 * START_MICROS)
                .query(Long.class)
                .single();
        jdbc.sql("update case_event_timeline set timeline = timeline + 1").update();
        checkAtOnce();
        assertThat(lastPosition()).isEqualTo(2 * START_MICROS + 1_000_000_000);
    }

    private void checkAtOnce() throws Exception {
        Concurrently.call(CONNECTIONS, this::checkNewConnection);
    }

    private Void checkNewConnection() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            check.check(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        return null;
    }

    private static long lastPosition() {
        return jdbc.sql("select last_value from case_event_id_seq")
                .query(Long.class)
                .single();
    }

    private static final class CountingClock extends Clock {

        private final AtomicInteger readings = new AtomicInteger();

        @Override
        public Instant instant() {
            readings.incrementAndGet();
            return TestClock.START;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
