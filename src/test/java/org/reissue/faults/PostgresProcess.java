package org.reissue.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.reissue.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.util.TestSocketUtils;

/**
 * A PostgreSQL server as operators run it, with {@code fsync} and {@code synchronous_commit} on, whose processes a test
 * kills, stops for a while and starts again.
 */
final class PostgresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=150",
            "shared_buffers=64MB",
            "max_wal_size=256MB",
            "wal_keep_size=256MB",
            "log_line_prefix=%m [%p] %a ");

    private final String name;
    private final Path data;
    private final int port = TestSocketUtils.findAvailableTcpPort();
    private Process process;

    private PostgresProcess(String name, Path data) {
        this.name = name;
        this.data = data;
    }

    /** Starts a server on a new cluster, with the roles of the service. */
    static PostgresProcess started(String name) throws Exception {
        return startedIn(name, Workspace.emptyDirectory(name));
    }

    /** Starts a server on a new cluster in an empty directory of the test's own, with the roles of the service. */
    static PostgresProcess startedIn(String name, Path directory) throws Exception {
        Path data = directory.resolve("data");
        PostgresBinaries.run(
                Workspace.log(name),
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--wal-segsize=4");
        PostgresProcess server = new PostgresProcess(name, data);
        server.start();
        server.database().makeRoles();
        return server;
    }

    /** A server that is yet to be given the data of another one. */
    static PostgresProcess withoutData(String name) {
        return new PostgresProcess(name, Workspace.emptyDirectory(name).resolve("data"));
    }

    /** Starts the server and waits until it takes connections, which may need recovery from a crash. */
    void start() throws IOException {
        String[] arguments = SETTINGS.stream()
                .flatMap(setting -> List.of("-c", setting).stream())
                .toArray(String[]::new);
        List<String> command = PostgresBinaries.command("postgres", "-D", data.toString(), "-p", String.valueOf(port));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(Workspace.log(name).toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::takesConnections);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Starts the server again if it has ended by itself. */
    void ensureRunning() throws IOException {
        if (!process.isAlive()) {
            start();
        }
    }

    /** Ends all processes of the server at once, as a crash of the machine does. */
    void kill() {
        Signals.send("STOP", process.pid()); // it starts no further ones
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    /** Ends the server as an operator does, and all connections with it. */
    void stop() {
        Signals.send("INT", process.pid());
        process.onExit().join();
    }

    /** Stops all processes of the server where they are; connections stay open and silent. */
    void freeze() {
        Signals.send("STOP", process.pid());
        process.descendants().forEach(child -> Signals.send("STOP", child.pid()));
    }

    /** Lets all processes of the server go on. */
    void thaw() {
        process.descendants().forEach(child -> Signals.send("CONT", child.pid()));
        Signals.send("CONT", process.pid());
    }

    void promote() {
        jdbc().sql("select pg_promote(true, 60)").query(Boolean.class).single();
    }

    /** A setting that outlives restarts, in force at once. */
    void set(String setting, String value) {
        jdbc().sql("alter system set " + setting + " = '" + value + "'").update();
        jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    /** Statements as superuser, each with a connection of its own. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url(), "postgres", ""));
    }

    Connection connect() throws SQLException {
        return database().connect();
    }

    TestDatabase database() {
        return new TestDatabase(url(), "postgres", "");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=3";
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
        Workspace.delete(data);
    }

    private boolean takesConnections() {
        if (!process.isAlive()) {
            throw new IllegalStateException("PostgreSQL has ended, see " + Workspace.log(name));
        }
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
