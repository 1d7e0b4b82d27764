package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.RequiredPropertiesCheck.Requirement;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class RequiredPropertiesCheckTest {

    private static final String DATABASE = "spring.datasource.url";
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";
    private static final String KEYSET = "reissue.privacy.keyset";

    @Test
    void without_settings_the_service_stops_and_names_what_to_set() throws Exception {
        Process process = start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output)
                .contains(DATABASE, "SPRING_DATASOURCE_URL")
                .contains(ISSUER, "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI")
                .contains(AUDIENCES, "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES")
                .contains(KEYSET, "REISSUE_PRIVACY_KEYSET", "reissue.privacy.keyset-location", "keyset create")
                .contains("./mvnw spring-boot:run")
                .doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[0]"})
    void a_database_an_issuer_a_keyset_and_an_audience_in_either_notation_are_enough(String notation) {
        assertStarts(environmentWith(DATABASE, ISSUER, AUDIENCES + notation, KEYSET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk-set-uri", "public-key-location"})
    void keys_alone_do_not_tell_the_issuer(String keys) {
        String property = "spring.security.oauth2.resourceserver.jwt." + keys;
        assertThat(missing(environmentWith(DATABASE, AUDIENCES, KEYSET, property)))
                .containsExactly(ISSUER);
    }

    @Test
    void only_missing_settings_are_named() {
        assertThat(missing(environmentWith(ISSUER, AUDIENCES, KEYSET))).containsExactly(DATABASE);
        assertThat(missing(environmentWith(DATABASE, KEYSET))).containsExactly(ISSUER, AUDIENCES);
        assertThat(missing(environmentWith(DATABASE, ISSUER, AUDIENCES))).containsExactly(KEYSET, KEYSET + "-location");
        assertThat(missing(environmentWith(ISSUER, AUDIENCES, KEYSET).withProperty(DATABASE, " ")))
                .containsExactly(DATABASE);
    }

    @Test
    void local_mode_needs_a_database_only_where_none_can_be_embedded() {
        MockEnvironment local = new MockEnvironment();
        local.setActiveProfiles("local");

        assertStarts(local);
        assertThat(RequiredPropertiesCheck.findMissing(local, false))
                .flatExtracting(Requirement::properties)
                .containsExactly(DATABASE);
    }

    @Test
    void the_environment_variables_named_in_the_message_work() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        Requirement.environmentVariable(DATABASE),
                                        "jdbc:…",
                                        Requirement.environmentVariable(ISSUER),
                                        "https://…",
                                        Requirement.environmentVariable(AUDIENCES),
                                        "reissue",
                                        Requirement.environmentVariable(KEYSET),
                                        "{…}")));
        ConfigurationPropertySources.attach(environment);

        assertThatCode(() -> RequiredPropertiesCheck.check(environment, true)).doesNotThrowAnyException();
    }

    private static void assertStarts(MockEnvironment environment) {
        assertThatCode(() -> RequiredPropertiesCheck.check(environment, true)).doesNotThrowAnyException();
    }

    private static MockEnvironment environmentWith(String... properties) {
        MockEnvironment environment = new MockEnvironment();
        Arrays.stream(properties).forEach(property -> environment.setProperty(property, "given"));
        return environment;
    }

    private static Stream<String> missing(MockEnvironment environment) {
        return RequiredPropertiesCheck.findMissing(environment, true).stream()
                .flatMap(requirement -> requirement.properties().stream());
    }

    /** Starts the application in a JVM of its own, without the settings that this one may have been given. */
    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), ReissueApplication.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        return builder.start();
    }
}
