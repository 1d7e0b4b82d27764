package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A primary that hangs has a successor: no call goes on waiting for the former primary. */
class FormerPrimaryCheckTest {

    private static final TestDatabase DATABASE = TestDatabase.shared();

    @Test
    void a_statement_under_way_ends_when_a_connection_finds_a_later_timeline() throws Exception {
        FormerPrimaryCheck former = new FormerPrimaryCheck();
        try (Connection waiting = DATABASE.connect();
                Connection alike = DATABASE.connect();
                Connection promoted = DATABASE.connect()) {
            former.add(waiting, 7, 1);
            CompletableFuture<Void> statement = CompletableFuture.runAsync(() -> sleep(waiting));
            former.add(alike, 7, 1);
            assertThat(waiting.isClosed()).isFalse();

            former.add(promoted, 7, 2);
            assertThatThrownBy(statement::get)
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .hasMessageContaining("closed");
            assertThat(alike.isClosed()).isTrue();
            assertThat(promoted.isValid(5)).isTrue();
        }
    }

    @Test
    void a_former_primary_that_wakes_up_is_refused() throws Exception {
        FormerPrimaryCheck former = new FormerPrimaryCheck();
        try (Connection promoted = DATABASE.connect();
                Connection awake = DATABASE.connect()) {
            former.add(promoted, 7, 2);

            assertThatThrownBy(() -> former.add(awake, 7, 1)).hasMessageContaining("former primary");
            assertThat(promoted.isClosed()).isFalse();
        }
    }

    @Test
    void another_cluster_begins_with_its_own_timelines() throws Exception {
        FormerPrimaryCheck former = new FormerPrimaryCheck();
        try (Connection old = DATABASE.connect();
                Connection upgraded = DATABASE.connect()) {
            former.add(old, 7, 5);

            former.add(upgraded, 8, 1);

            assertThat(old.isClosed()).isTrue();
            assertThat(upgraded.isValid(5)).isTrue();
        }
    }

    @Test
    void a_connection_is_made_beside_a_pool_that_has_none_left() throws Exception {
        List<Connection> made = new CopyOnWriteArrayList<>();
        try (HikariDataSource pool = poolOfOne(made)) {
            ExhaustedPoolProbe probe = new ExhaustedPoolProbe(pool);
            Connection only = pool.getConnection();
            probe.probe();
            assertThat(made).hasSize(1);

            CompletableFuture<Connection> second = CompletableFuture.supplyAsync(() -> next(pool));
            await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            probe.probe();
            assertThat(made).hasSizeGreaterThan(1);
            only.close();
            second.get().close();
            probe.destroy();
        }
    }

    private static HikariDataSource poolOfOne(List<Connection> made) {
        DriverManagerDataSource driver =
                new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password());
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new CheckedDataSource(driver, List.of(made::add)));
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static Connection next(HikariDataSource pool) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(60)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
