package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.TestDatabase;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** Local mode and real data never meet, neither by the settings nor in a database. */
class DatabaseModeCheckTest {

    private static final String DEFAULT = "classpath:db/migration";
    private static final String LOCAL = "classpath:db/local";

    @Test
    void a_database_of_one_mode_is_refused_by_the_other() throws SQLException {
        TestDatabase once = TestDatabase.createDatabase("once_local");
        migrate(once, true);
        migrate(once, true);
        RefusedStartException refused = catchThrowableOfType(RefusedStartException.class, () -> migrate(once, false));
        FailureAnalysis told = new RefusedStartAnalyzer().analyze(refused);
        assertThat(told.getDescription())
                .isEqualTo(
                        "The database at jdbc:postgresql://db/reissue was used in local mode: it holds sample data, and"
                                + " its clock may be ahead.");
        assertThat(told.getAction()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void local_mode_refuses_a_database_that_holds_data_of_the_default_mode() throws SQLException {
        TestDatabase real = TestDatabase.createDatabase("never_local");
        migrate(real, false);
        execute(real, "insert into category (id, name) values ('lamps', 'Lamps')");
        migrate(real, false);
        assertThat(catchThrowableOfType(RefusedStartException.class, () -> migrate(real, true)))
                .hasMessageContaining("holds data and was never used in local mode")
                .hasMessageNotContaining("password");
        assertThatCode(() -> execute(real, "select from local_clock"))
                .as("the database stays as it is")
                .hasMessageContaining("does not exist");
        execute(real, "delete from category");
        migrate(real, true);
    }

    @Test
    void local_mode_tells_what_to_do_about_a_database_of_an_older_version(@TempDir Path older) throws Exception {
        TestDatabase outdated = TestDatabase.createDatabase("outdated");
        Files.writeString(older.resolve("V1__orders.sql"), "create table shop_order (order_id text)");
        flyway(outdated, "filesystem:" + older).migrate();
        RefusedStartException named = catchThrowableOfType(RefusedStartException.class, () -> migrate(outdated, true));
        assertThat(named)
                .hasMessage(
                        "The database at jdbc:postgresql://db/reissue was made by an older version of the service.");
        assertThat(named.action())
                .isEqualTo("Empty that database or name another one (SPRING_DATASOURCE_URL) and start again.");
        MockEnvironment embedding =
                new MockEnvironment().withProperty("reissue.local.data-directory", ".local/postgres");
        embedding.setActiveProfiles("local");
        RefusedStartException embedded = catchThrowableOfType(
                RefusedStartException.class,
                () -> new DatabaseModeCheck(embedding).migrate(flyway(outdated, DEFAULT, LOCAL)));
        assertThat(embedded).hasMessage("The database in .local/postgres was made by an older version of the service.");
        assertThat(embedded.action()).isEqualTo("Delete .local/postgres and start again.");
        assertThatExceptionOfType(FlywayValidateException.class)
                .as("outside local mode nobody is told to delete anything")
                .isThrownBy(() -> migrate(outdated, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer-uri", "jwk-set-uri", "public-key-location"})
    void local_mode_refuses_an_issuer(String issuer) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.security.oauth2.resourceserver.jwt." + issuer, "https://issuer.example");
        assertThatCode(() -> LocalModeIssuerCheck.check(environment)).doesNotThrowAnyException();
        environment.setActiveProfiles("local");
        assertThat(catchThrowableOfType(RefusedStartException.class, () -> LocalModeIssuerCheck.check(environment)))
                .hasMessageContaining(issuer);
    }

    private static void migrate(TestDatabase database, boolean local) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/reissue?password=secret");
        String[] locations = {DEFAULT};
        if (local) {
            environment.setActiveProfiles("local");
            locations = new String[] {DEFAULT, LOCAL};
        }
        new DatabaseModeCheck(environment).migrate(flyway(database, locations));
    }

    private static Flyway flyway(TestDatabase database, String... locations) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations(locations)
                .load();
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
