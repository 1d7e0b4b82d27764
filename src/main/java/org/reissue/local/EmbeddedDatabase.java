package org.reissue.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reissue.RefusedStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An embedded PostgreSQL server on a free port, whose data outlives the process. Its directory holds the data
 * ({@code data}), the server's programs ({@code binaries}), its log ({@code postgres.log}) and the lock that excludes
 * other processes ({@code lock}).
 */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30); // a server that was killed recovers first
    private static final int LOG_TAIL_LINES = 8;

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server on the data in the directory, or on new data when there is none.
     *
     * @param version the version of the server's programs, such as {@code 18.6.0}
     * @throws RefusedStartException when another process uses the directory, or the server does not start
     */
    static EmbeddedDatabase start(Path directory, String version) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.acquire(home);
        try {
            Path data = home.resolve("data");
            requireSameMajorVersion(data, version);
            Optional<OrphanedPostgres> orphan = OrphanedPostgres.find(data);
            if (orphan.isPresent()) {
                orphan.get().terminate();
            }
            return new EmbeddedDatabase(lock, launch(home, data));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof RefusedStartException known ? known : startFailed(home, e);
        }
    }

    private static void requireSameMajorVersion(Path data, String version) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String major = version.substring(0, version.indexOf('.'));
        if (Files.exists(file) && !Files.readString(file).strip().equals(major)) {
            throw new RefusedStartException(
                    "The data in %s was written by PostgreSQL %s; this version of the service embeds PostgreSQL %s."
                            .formatted(data, Files.readString(file).strip(), major),
                    "Delete %s to start with an empty database, or set SPRING_DATASOURCE_URL."
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
                .setPGStartupWait(START_TIMEOUT)
                .setRegisterShutdownHook(false) // the connection pool has to close first: see close()
                // by default the library turns both off, for throw-away data
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        log.info("Embedded PostgreSQL runs on port {}, its data is in {}", server.getPort(), data);
        return server;
    }

    private static RefusedStartException startFailed(Path home, Exception cause) {
        return new RefusedStartException(
                "The embedded PostgreSQL did not start in %s: %s%s".formatted(home, cause.getMessage(), logTail(home)),
                "Repair what the log names, delete %s to start with an empty database, or set SPRING_DATASOURCE_URL."
                        .formatted(home),
                cause);
    }

    private static String logTail(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve("postgres.log"));
            return "\n\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
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
        return ""; // the server listens on the loopback interface only and asks for no password
    }

    /** Stops the server. Spring closes the connection pool, which depends on this bean, before. */
    @Override
    public void close() throws IOException {
        try (lock) {
            server.close();
        }
    }
}
