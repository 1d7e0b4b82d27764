package org.reissue.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one place that chooses the tests' PostgreSQL: a container when a Docker engine answers and has the image or can
 * get it, else real binaries that need no Docker. Started once per JVM and ended with it. Flyway migrates as the owner
 * and the application runs as the role that {@code ops/database/roles.sql} makes for it.
 *
 * @param url the JDBC URL of the database
 * @param username a superuser's name
 * @param password the superuser's password
 */
public record TestDatabase(String url, String username, String password) {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);
    private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18-alpine");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path ROLES = Path.of("ops/database/roles.sql");
    private static final String OWNER = "reissue_owner";
    private static final String SERVICE = "reissue_service";
    private static final String ROLE_PASSWORD = "secret";

    /** Beside {@link SchemaOwner#tamper}: statistics, which tests of plans gather in transactions of their own. */
    private static final String TEST_RIGHTS = """
            grant pg_maintain to reissue_service;
            create schema testing;
            grant usage on schema testing to public;
            create function testing.tamper(statement text) returns bigint language plpgsql security definer as $$
            declare
                changed bigint;
            begin
                perform set_config('session_replication_role', 'replica', true);
                execute statement;
                get diagnostics changed = row_count;
                return changed;
            end
            $$""";

    /** The database that the shared application context works on. */
    public static TestDatabase shared() {
        return Server.SHARED;
    }

    /** Makes an empty database on the same server; the name must not have been used in this JVM. */
    public static TestDatabase createDatabase(String name) {
        return create(name, "").withRoles();
    }

    /** Makes one that is migrated already, for tests of something else: it is a copy of one that is migrated once. */
    public static TestDatabase createMigratedDatabase(String name) {
        TestDatabase database = create(name, " template " + Migrated.NAME);
        database.makeRoles(); // privileges on the database itself are not copied
        return database;
    }

    private static TestDatabase create(String name, String options) {
        TestDatabase shared = shared();
        shared.execute("create database " + name + options);
        String url = shared.url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
        return new TestDatabase(url, shared.username, shared.password);
    }

    private TestDatabase withRoles() {
        makeRoles();
        execute(TEST_RIGHTS);
        return this;
    }

    /** Runs the very file that operators run. */
    public void makeRoles() {
        try {
            execute(Files.readString(ROLES)
                    .replace(":'owner'", "'" + OWNER + "'")
                    .replace(":\"owner\"", OWNER)
                    .replace(":'service'", "'" + SERVICE + "'")
                    .replace(":\"service\"", SERVICE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String role : List.of(OWNER, SERVICE)) {
            execute("alter role " + role + " password '" + ROLE_PASSWORD + "'");
        }
    }

    private void execute(String statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A superuser's connection of the caller's own, outside any pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** The settings that make the application use this database, as {@code name=value}. */
    public String[] properties() {
        return new String[] {
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + SERVICE,
            "spring.datasource.password=" + ROLE_PASSWORD,
            "spring.flyway.user=" + OWNER,
            "spring.flyway.password=" + ROLE_PASSWORD
        };
    }

    private static Optional<TestDatabase> container() {
        try {
            // left alone it would ask for an image that is out of reach again and again, for minutes
            return CompletableFuture.supplyAsync(TestDatabase::startContainer)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.info("Docker answers, but {} does not run within {}: {}", IMAGE, PATIENCE, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<TestDatabase> startContainer() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        // never closed here: Testcontainers ends it together with this JVM
        PostgreSQLContainer container =
                new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        log.info("Tests run on {}", IMAGE);
        return Optional.of(new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
    }

    private static TestDatabase embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            log.info("Tests run on embedded PostgreSQL");
            // not the library's URL, which names a user, and so would overrule the one of the settings
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            return new TestDatabase(url, "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded, and so made, with the first use. */
    private static final class Migrated {

        private static final String NAME = migrated("migrated");

        private static String migrated(String name) {
            TestDatabase template = createDatabase(name);
            Flyway.configure()
                    .dataSource(template.url, OWNER, ROLE_PASSWORD)
                    .load()
                    .migrate();
            return name;
        }
    }

    /** Loaded, and so started, with the first use. */
    private static final class Server {

        private static final TestDatabase SHARED =
                container().orElseGet(TestDatabase::embedded).withRoles();
    }
}
