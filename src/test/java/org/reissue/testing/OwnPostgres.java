package org.reissue.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server of a test's own, which the test may stop, start again, copy and promote. */
public final class OwnPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A process that every start and every recovery begins anew. */
    private static final String CHECKPOINTER = "select pid from pg_stat_activity where backend_type = 'checkpointer'";

    private final Path data;
    private final int port = TestSocketUtils.findAvailableTcpPort();
    private EmbeddedPostgres server;

    private OwnPostgres(Path data) {
        this.data = data;
    }

    /** Starts a server with nothing in it; the directory must not exist. */
    public static OwnPostgres started(Path data) throws IOException {
        DataCopy.ofStopped(Initialised.DATA, data);
        OwnPostgres server = new OwnPostgres(data);
        server.start();
        return server;
    }

    /** Starts a server on the data that another one has left. */
    public static OwnPostgres restarted(Path data) throws IOException {
        OwnPostgres server = new OwnPostgres(data);
        server.start();
        return server;
    }

    /** Starts a standby in another directory, which follows this server asynchronously. */
    public OwnPostgres standby(Path directory) throws IOException, SQLException {
        OwnPostgres standby = new OwnPostgres(directory);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            DataCopy.ofRunning(data, directory);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(directory.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(directory.resolve("standby.signal"));
        Files.writeString(
                directory.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n");
        standby.start();
        return standby;
    }

    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Ends the server and all its connections. */
    public void stop() throws IOException {
        server.close();
    }

    /** Kills the process of one connection, as for lack of memory: all connections end, and the server recovers. */
    public void crash() throws SQLException {
        String before = query(CHECKPOINTER);
        try (Connection victim = connect()) {
            int process = victim.unwrap(PGConnection.class).getBackendPID();
            ProcessHandle.of(process).orElseThrow().destroyForcibly();
        }
        await("the server has recovered")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !query(CHECKPOINTER).equals(before));
    }

    /** Makes a standby the primary. */
    public void promote() throws SQLException {
        query("select pg_promote(true, 60)");
    }

    /** Executes a statement as superuser, outside a transaction, and returns its one value as text. */
    public String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Host and port, as in a JDBC URL. */
    public String host() {
        return "localhost:" + port;
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + host() + "/postgres", "postgres", "");
    }

    /** What {@code initdb} makes, once for all servers, with the first use. */
    private static final class Initialised {

        private static final Path DATA =
                initialise(Path.of("target/initialised-postgres").toAbsolutePath());

        private static Path initialise(Path data) {
            try {
                FileSystemUtils.deleteRecursively(data);
                OwnPostgres server = new OwnPostgres(data);
                server.start();
                server.stop();
                return data;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
