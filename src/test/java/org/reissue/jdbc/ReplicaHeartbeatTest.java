package org.reissue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The clock of an instance is put back while its replica stands still. The replica is a schema that the test fills. */
class ReplicaHeartbeatTest {

    private static final TestDatabase DATABASE = TestDatabase.createMigratedDatabase("heartbeat");

    private final JdbcClient primary =
            JdbcClient.create(new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()));
    private final TestClock clock = new TestClock();

    private ReplicaHeartbeat heartbeat;
    private ReadReplica replica;

    @BeforeEach
    void the_replica_is_in_use() {
        createReplica();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(DATABASE.url());
        pool.setUsername(DATABASE.username());
        pool.setPassword(DATABASE.password());
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("currentSchema", "replica");
        heartbeat = new ReplicaHeartbeat(primary, pool, clock);
        replica = new ReadReplica(heartbeat, Duration.ofSeconds(5), clock, new SimpleMeterRegistry());
        replica.probe();
        replicate();
        replica.probe();
        assertThat(isRead()).isTrue();
    }

    @AfterEach
    void stop() {
        heartbeat.close();
        primary.sql("drop schema if exists replica, current cascade").update();
    }

    @Test
    void a_replica_that_stands_still_is_not_current_again_when_the_clock_reads_the_same_again() {
        clock.advance(Duration.ofMinutes(-1));
        assertThat(isRead()).isFalse();
        replica.probe();
        assertThat(isRead()).isFalse();

        clock.advance(Duration.ofMinutes(1));
        replica.probe();
        assertThat(isRead()).isFalse();

        replicate();
        replica.probe();
        assertThat(isRead()).isTrue();
    }

    @Test
    void of_two_replicas_behind_one_address_the_one_that_stands_still_is_not_taken_for_current() {
        clock.advance(Duration.ofMinutes(-1));
        replica.probe();
        primary.sql("alter schema replica rename to still").update();
        createReplica();
        replicate();
        replica.probe();
        assertThat(isRead()).isTrue();

        primary.sql("alter schema replica rename to current").update();
        primary.sql("alter schema still rename to replica").update();
        assertThat(isRead()).isFalse();
    }

    private void createReplica() {
        primary.sql("create schema replica create table replica_heartbeat (like public.replica_heartbeat)")
                .update();
    }

    private void replicate() {
        primary.sql("delete from replica.replica_heartbeat").update();
        primary.sql("insert into replica.replica_heartbeat select * from public.replica_heartbeat")
                .update();
    }

    private boolean isRead() {
        return replica.read(
                        () -> {
                            ReplicaRead read = ReplicaRead.current();
                            return read != null && isAccepted(read);
                        },
                        null)
                .value();
    }

    private boolean isAccepted(ReplicaRead read) {
        try (Connection connection = heartbeat.connect(read)) {
            return connection.isValid(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
