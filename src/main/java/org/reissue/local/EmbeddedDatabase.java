package org.reissue.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL of this process's own, on any free port, whose data outlives it. Its directory holds the data
 * ({@code data}), the server's programs ({@code binaries}), its log ({@code postgres.log}) and the lock that keeps
 * other processes out ({@code lock}).
 */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30); // a server that was killed first repairs its data
    private static final int LOG_TAIL = 8;

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server on what the directory holds, or on new data when it holds nothing.
     *
     * @param version of the server's programs, such as {@code 18.6.0}
     * @throws LocalDatabaseException when another process runs on the directory, or the server does not start
     */
    static EmbeddedDatabase start(Path directory, String version) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path data = home.resolve("data");
            requireSameMajor(data, version);
            Optional<OrphanedPostgres> earlier = OrphanedPostgres.of(data);
            if (earlier.isPresent()) {
                earlier.get().makeWay();
            }
            return new EmbeddedDatabase(lock, launch(home, data));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof LocalDatabaseException known ? known : notStarted(home, e);
        }
    }

    private static void requireSameMajor(Path data, String version) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String major = version.substring(0, version.indexOf('.'));
        if (Files.exists(file) && !Files.readString(file).strip().equals(major)) {
            throw new LocalDatabaseException(
                    "The data kept in %s was written by PostgreSQL %s; this version of the service brings PostgreSQL %s."
                            .formatted(data, Files.readString(file).strip(), major),
                    "Delete %s to start afresh, or set SPRING_DATASOURCE_URL to a database of your own."
                            .formatted(data.getParent()));
        }
    }

    private static EmbeddedPostgres launch(Path home, Path data) throws IOException {
        Path output = home.resolve("postgres.log");
        Files.deleteIfExists(output);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setOutputRedirector(Redirect.appendTo(output.toFile()))
                .setPGStartupWait(PATIENCE)
                .setRegisterShutdownHook(false) // the pool has to be closed first: see close()
                // tuned for throw-away data unless told otherwise
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        log.info("Embedded PostgreSQL runs on port {}, its data is in {}", server.getPort(), data);
        return server;
    }

    private static LocalDatabaseException notStarted(Path home, Exception cause) {
        return new LocalDatabaseException(
                "The embedded PostgreSQL did not start in %s: %s%s".formatted(home, cause.getMessage(), logTail(home)),
                "Repair what it complains of, delete %s to start afresh, or set SPRING_DATASOURCE_URL.".formatted(home),
                cause);
    }

    private static String logTail(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve("postgres.log"));
            return "\n\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl(USER, USER);
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return ""; // the server listens on loopback only and trusts whoever comes
    }

    /** Stops the server. Spring calls it once the pool, which was built from this address, is closed. */
    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
