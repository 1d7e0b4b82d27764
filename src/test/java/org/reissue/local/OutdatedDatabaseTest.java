package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reissue.testing.TestDatabase;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.mock.env.MockEnvironment;

/** What a developer reads when local mode finds a database that an older version of the service has made. */
class OutdatedDatabaseTest {

    private static FlywayValidateException failure;

    @BeforeAll
    static void start_on_a_database_of_an_older_version(@TempDir Path olderVersion) throws IOException {
        Files.writeString(olderVersion.resolve("V1__orders.sql"), "create table shop_order (order_id text)");
        TestDatabase database = TestDatabase.createDatabase("outdated");
        migrate(database, "filesystem:" + olderVersion);

        failure = catchThrowableOfType(
                FlywayValidateException.class, () -> migrate(database, "classpath:db/migration", "classpath:db/local"));
    }

    @Test
    void the_embedded_database_is_to_be_deleted() {
        FailureAnalysis analysis = analyze(local().withProperty("reissue.local.data-directory", ".local/postgres"))
                .orElseThrow();

        assertThat(analysis.getDescription())
                .isEqualTo("The database in .local/postgres was made by an older version of the service.");
        assertThat(analysis.getAction()).isEqualTo("Delete .local/postgres and start again.");
    }

    @Test
    void a_database_that_the_developer_named_is_told_by_its_address_without_a_password() {
        FailureAnalysis analysis = analyze(local().withProperty("reissue.local.data-directory", ".local/postgres")
                        .withProperty("spring.datasource.url", "jdbc:postgresql://db:5432/reissue?password=secret"))
                .orElseThrow();

        assertThat(analysis.getDescription())
                .isEqualTo("The database at jdbc:postgresql://db:5432/reissue was made by an older version of the"
                        + " service.");
        assertThat(analysis.getAction())
                .isEqualTo("Empty that database or name another one (SPRING_DATASOURCE_URL) and start again.");
    }

    @Test
    void outside_local_mode_nobody_is_told_to_delete_anything() {
        assertThat(analyze(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/reissue")))
                .isEmpty();
    }

    private static void migrate(TestDatabase database, String... locations) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations(locations)
                .load()
                .migrate();
    }

    private static MockEnvironment local() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("local");
        return environment;
    }

    /** Asks every analyzer that needs no bean, as Spring Boot does after a failed start. */
    private static Optional<FailureAnalysis> analyze(Environment environment) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, environment),
                        (type, name, unavailable) -> {})
                .stream()
                .map(analyzer -> analyzer.analyze(new IllegalStateException("The context does not start", failure)))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
