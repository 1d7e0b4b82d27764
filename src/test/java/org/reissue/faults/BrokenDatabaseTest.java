package org.reissue.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The one database, or the network to it, breaks and is mended under load. */
@FaultTest
class BrokenDatabaseTest {

    private static final int CALLERS = 10;
    private static final int MORE_CALLERS_THAN_CONNECTIONS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresProcess database;
    private TcpProxy network;
    private Platform platform;

    @BeforeAll
    void two_instances_and_a_network() throws Exception {
        database = PostgresProcess.started("broken-database");
        network = new TcpProxy(database.port());
        Instances instances =
                new Instances().withRoles(database).with("spring.datasource.hikari.maximum-pool-size", "8");
        String url = "jdbc:postgresql://127.0.0.1:" + network.port() + "/postgres";
        instances.add("broken-database-1", url);
        instances.add("broken-database-2", url);
        instances.start();
        platform = new Platform(instances, () -> database).followed();
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
        network.close();
        database.close();
    }

    @Test
    void postgresql_is_killed_and_started_again() throws Exception {
        for (int kill = 1; kill <= 3; kill++) {
            underLoad("kill -9 of PostgreSQL", CALLERS, () -> {
                database.kill();
                Callers.pause(500, 1_500);
                database.start();
            });
        }
    }

    @Test
    void it_takes_no_writes_for_a_while() throws Exception {
        underLoad("read-only for 5 s", CALLERS, () -> {
            database.set("default_transaction_read_only", "on");
            Callers.pause(5_000, 5_001);
            database.set("default_transaction_read_only", "off");
        });
    }

    @Test
    void all_connections_of_the_pools_wait_for_a_lock() throws Exception {
        underLoad("pools exhausted for 8 s", MORE_CALLERS_THAN_CONNECTIONS, () -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table reissue_case in access exclusive mode");
                Callers.pause(8_000, 8_001);
                connection.rollback();
            }
        });
    }

    @Test
    void connections_are_cut() throws Exception {
        underLoad("connections cut three times, the last time for 5 s", CALLERS, () -> {
            network.closeAll();
            Callers.pause(500, 1_000);
            network.closeAll();
            Callers.pause(500, 1_000);
            network.cut();
            Callers.pause(5_000, 5_001);
            network.restore();
        });
    }

    @Test
    void nothing_passes_for_a_while_and_then_everything() throws Exception {
        underLoad("network silent for 8 s", CALLERS, () -> {
            network.silence();
            Callers.pause(8_000, 8_001);
            network.restore();
        });
    }

    @Test
    void connections_are_half_open_for_ever_and_new_ones_work() throws Exception {
        underLoad("all connections half-open for ever", CALLERS, network::forget);
        network.closeAll();
    }

    private void underLoad(String fault, int callers, Breakage breakage) throws Exception {
        platform.load().start(callers);
        Callers.pause(1_500, 2_500);
        breakage.happen();
        long mendedAt = System.nanoTime();
        await("all instances have recovered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> platform.haveAllAcceptedSince(mendedAt));
        double seconds = (System.nanoTime() - mendedAt) / 1e9;
        Figures.add(fault, "recovered %.1f s after it was mended", seconds);
        Callers.pause(1_000, 2_000);
        platform.comeToRestAndCheck();
        Figures.add(fault, platform);
    }

    /** Breaks something and mends it. */
    private interface Breakage {

        void happen() throws Exception;
    }
}
