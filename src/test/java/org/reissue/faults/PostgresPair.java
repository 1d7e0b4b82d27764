package org.reissue.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.reissue.testing.DataCopy;

/**
 * A primary and its standby, by PostgreSQL's own replication. Everybody reaches each of them through a proxy. When the
 * primary is lost, the standby takes its place and the lost one rejoins as its standby, with a fresh copy of the data.
 */
final class PostgresPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final boolean synchronous;
    private final TcpProxy firstProxy;
    private final TcpProxy secondProxy;
    private final PostgresProcess first;
    private volatile PostgresProcess primary;
    private PostgresProcess standby;

    /** @param synchronous whether a commit waits until the standby has it */
    PostgresPair(String name, boolean synchronous) throws Exception {
        this.synchronous = synchronous;
        first = PostgresProcess.started(name + "-1");
        primary = first;
        standby = PostgresProcess.withoutData(name + "-2");
        firstProxy = new TcpProxy(primary.port());
        secondProxy = new TcpProxy(standby.port());
        join();
    }

    /** Both hosts, of which the primary is meant. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                .formatted(firstProxy.port(), secondProxy.port());
    }

    PostgresProcess primary() {
        return primary;
    }

    PostgresProcess standby() {
        return standby;
    }

    /** The standby alone, for who reads there. */
    String standbyUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres"
                .formatted(proxyOf(standby).port());
    }

    TcpProxy proxyOf(PostgresProcess server) {
        return server == first ? firstProxy : secondProxy;
    }

    /** The standby gets nothing any more, and a service that commits asynchronously does not notice. */
    void cutReplication() {
        standby.set("primary_conninfo", "");
    }

    /** The standby follows the primary again. */
    void restoreReplication() {
        standby.set("primary_conninfo", conninfo());
    }

    /** Makes the standby the primary; the lost one is left as it is. */
    void promote() {
        standby.promote();
        PostgresProcess lost = primary;
        primary = standby;
        standby = lost;
    }

    /** Makes sure that the lost primary has ended, and lets it follow its successor. */
    void rejoin() throws Exception {
        standby.close();
        proxyOf(standby).closeAll();
        proxyOf(standby).restore();
        join();
    }

    private void join() throws Exception {
        copyData();
        Files.createFile(standby.data().resolve("standby.signal"));
        Files.writeString(
                standby.data().resolve("postgresql.auto.conf"),
                "primary_conninfo = '%s'%nwal_retrieve_retry_interval = 200%n".formatted(conninfo()));
        standby.start();
        if (synchronous) {
            primary.set("synchronous_standby_names", "*");
        }
        await("the standby follows")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> primary.jdbc()
                                .sql(
                                        "select count(*) from pg_stat_replication where state = 'streaming' and sync_state = ?")
                                .param(synchronous ? "sync" : "async")
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private String conninfo() {
        return "host=127.0.0.1 port=%d user=postgres".formatted(proxyOf(primary).port());
    }

    private void copyData() throws IOException, SQLException {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            DataCopy.ofRunning(primary.data(), standby.data());
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(standby.data().resolve("backup_label"), row.getString(1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
        firstProxy.close();
        secondProxy.close();
    }
}
