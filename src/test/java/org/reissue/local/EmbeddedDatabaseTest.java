package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.RefusedStartException;
import org.reissue.testing.SlowProof;

/** All tests but one use the same directory, so that the server's programs are unpacked once. */
class EmbeddedDatabaseTest {

    static final String VERSION = "18.6.0";

    @TempDir
    private static Path home;

    @AfterAll
    static void stop_the_server_that_a_test_left_behind() throws IOException {
        EmbeddedDatabase.start(home, VERSION).close();
    }

    @Test
    void data_outlives_the_server() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home, VERSION)) {
            assertThat(query(first.getJdbcUrl(), "show fsync")).isEqualTo("on");
            execute(first.getJdbcUrl(), "create table kept as select 'still here' as word");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home, VERSION)) {
            assertThat(query(second.getJdbcUrl(), "select word from kept")).isEqualTo("still here");
            execute(second.getJdbcUrl(), "drop table kept");
        }
    }

    @Test
    @SlowProof
    void a_second_process_is_refused_and_the_first_unharmed() throws Exception {
        try (OtherProcess first = OtherProcess.running(home)) {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(home, VERSION))
                    .withMessageContaining("The service is running already: process " + first.pid())
                    .satisfies(e -> assertThat(e.action()).contains("SPRING_DATASOURCE_URL"));
            assertThat(query(first.jdbcUrl(), "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    @SlowProof
    void the_orphaned_server_of_a_killed_process_is_terminated_and_its_data_kept() throws Exception {
        String orphan;
        try (OtherProcess killed = OtherProcess.running(home)) {
            orphan = killed.jdbcUrl();
            execute(orphan, "create table survived as select 'so did I' as word");
        }
        assertThat(query(orphan, "select 'alive'")).isEqualTo("alive");

        try (EmbeddedDatabase next = EmbeddedDatabase.start(home, VERSION)) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(orphan, "select 'alive'"));
            assertThat(query(next.getJdbcUrl(), "select word from survived")).isEqualTo("so did I");
            execute(next.getJdbcUrl(), "drop table survived");
        }
    }

    @Test
    void another_program_that_got_the_servers_process_id_is_left_alone() throws Exception {
        EmbeddedDatabase.start(home, VERSION).close();
        Path file = home.resolve("data/postmaster.pid");
        assertThat(file).doesNotExist();
        long self = ProcessHandle.current().pid();
        Files.write(file, List.of(Long.toString(self), file.getParent().toString(), "1700000000", "5432", "", "", ""));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home, VERSION)) {
            assertThat(query(database.getJdbcUrl(), "select 'up'")).isEqualTo("up");
            assertThat(recordedServer().pid()).isNotEqualTo(self);
            assertThat(recordedServer().startedAt()).isAfter(Instant.ofEpochSecond(1_700_000_000));
        }
    }

    @Test
    void data_of_another_major_version_is_not_touched(@TempDir Path other) throws Exception {
        Path version = Files.createDirectories(other.resolve("data")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> EmbeddedDatabase.start(other, VERSION))
                .withMessageContaining("PostgreSQL 17")
                .withMessageContaining("PostgreSQL 18")
                .satisfies(e -> assertThat(e.action()).contains("Delete " + other));
        assertThat(version).hasContent("17");
    }

    private static OrphanedPostgres recordedServer() throws IOException {
        return OrphanedPostgres.find(home.resolve("data")).orElseThrow();
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        }
    }
}
