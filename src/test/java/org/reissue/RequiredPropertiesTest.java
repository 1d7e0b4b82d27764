package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.RequiredProperties.Missing;
import org.reissue.RequiredProperties.Setting;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class RequiredPropertiesTest {

    private static final String DATABASE = "spring.datasource.url";
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    @Test
    void withoutSettingsTheServiceStopsAndSaysPlainlyWhatToSet() throws Exception {
        Process process = start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output)
                .contains(DATABASE, "SPRING_DATASOURCE_URL")
                .contains(ISSUER, "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI")
                .contains("jwt.jwk-set-uri", "JWT_JWKSETURI", "jwt.public-key-location", "JWT_PUBLICKEYLOCATION")
                .contains("./mvnw spring-boot:run")
                .doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer-uri", "jwk-set-uri", "public-key-location"})
    void aDatabaseAndAnyOneTokenIssuerAreEnough(String issuer) {
        assertStarts(environment(DATABASE, "spring.security.oauth2.resourceserver.jwt." + issuer));
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        assertThat(missing(environment(ISSUER))).containsExactly(DATABASE);
        assertThat(missing(environment(DATABASE))).contains(ISSUER).doesNotContain(DATABASE);
        assertThat(missing(environment(ISSUER).withProperty(DATABASE, " "))).containsExactly(DATABASE);
    }

    @Test
    void localModeNeedsADatabaseOnlyWhereNoneCanBeEmbedded() {
        MockEnvironment local = new MockEnvironment();
        local.setActiveProfiles("local");

        assertStarts(local);
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> RequiredProperties.check(local, false))
                .satisfies(missing -> assertThat(missing.settings())
                        .flatExtracting(Setting::properties)
                        .containsExactly(DATABASE));
    }

    @Test
    void theEnvironmentVariablesNamedInTheMessageWork() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(Setting.variable(DATABASE), "jdbc:…", Setting.variable(ISSUER), "https://…")));
        ConfigurationPropertySources.attach(environment);

        assertThatCode(() -> RequiredProperties.check(environment, true)).doesNotThrowAnyException();
    }

    private static void assertStarts(MockEnvironment environment) {
        assertThatCode(() -> RequiredProperties.check(environment, true)).doesNotThrowAnyException();
    }

    private static MockEnvironment environment(String... properties) {
        MockEnvironment environment = new MockEnvironment();
        Arrays.stream(properties).forEach(property -> environment.setProperty(property, "given"));
        return environment;
    }

    private static Stream<String> missing(MockEnvironment environment) {
        try {
            RequiredProperties.check(environment, true);
            return Stream.empty();
        } catch (Missing e) {
            return e.settings().stream().flatMap(setting -> setting.properties().stream());
        }
    }

    /** The application in a JVM of its own, its environment free of what this one may have been given. */
    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), ReissueApplication.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        return builder.start();
    }
}
