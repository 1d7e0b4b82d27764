package org.reissue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Stops the start when a setting without a sensible default is missing, before its absence fails somewhere else with a
 * less helpful message.
 */
final class RequiredPropertiesCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Requirement DATABASE =
            new Requirement("the PostgreSQL database", List.of("spring.datasource.url"));
    private static final Requirement TOKEN_ISSUER = new Requirement(
            "the issuer of bearer tokens", List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri"));
    private static final Requirement AUDIENCE = new Requirement(
            "the name by which tokens are meant for this service",
            List.of("spring.security.oauth2.resourceserver.jwt.audiences"));
    private static final Requirement KEYSET = new Requirement(
            "the keyset that encrypts personal data, made by java -jar reissue.jar keyset create",
            List.of("reissue.privacy.keyset", "reissue.privacy.keyset-location"));

    private static final boolean EMBEDDED_DATABASE = ClassUtils.isPresent(
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres", RequiredPropertiesCheck.class.getClassLoader());

    private static final String ACTION = """
            Set each of them as a property or as an environment variable. Where several are listed, one is enough.
            To try the service without any settings, run ./mvnw spring-boot:run in its sources (local mode).""";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        LocalModeIssuerCheck.check(event.getEnvironment());
        check(event.getEnvironment(), EMBEDDED_DATABASE);
        IssuerAddressCheck.check(event.getEnvironment());
    }

    /**
     * Checks the settings.
     *
     * @throws RefusedStartException when a setting is missing
     */
    static void check(Environment environment, boolean embeddedDatabase) {
        List<Requirement> missing = findMissing(environment, embeddedDatabase);
        if (!missing.isEmpty()) {
            throw new RefusedStartException(
                    missing.stream()
                            .map(Requirement::describe)
                            .collect(Collectors.joining("\n", "Reissue cannot start without these settings:\n", "")),
                    ACTION);
        }
    }

    static List<Requirement> findMissing(Environment environment, boolean embeddedDatabase) {
        return requirements(environment, embeddedDatabase).stream()
                .filter(requirement -> !requirement.isMetBy(environment))
                .toList();
    }

    /** Local mode issues its own tokens, makes its own keyset, and needs no database where it can embed one. */
    private static List<Requirement> requirements(Environment environment, boolean embeddedDatabase) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            return List.of(DATABASE, TOKEN_ISSUER, AUDIENCE, KEYSET);
        }
        return embeddedDatabase ? List.of() : List.of(DATABASE);
    }

    /** Last, after all property sources are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * A setting that is required because no default makes sense.
     *
     * @param properties the properties of which one has to be set
     */
    record Requirement(String purpose, List<String> properties) {

        boolean isMetBy(Environment environment) {
            return properties.stream()
                    .flatMap(property -> Stream.of(property, property + "[0]"))
                    .map(environment::getProperty)
                    .anyMatch(StringUtils::hasText);
        }

        String describe() {
            return properties.stream()
                    .map(property -> "      %s (%s)".formatted(property, environmentVariable(property)))
                    .collect(Collectors.joining("\n", "\n  - " + purpose + ":\n", ""));
        }

        /** The name of the environment variable that sets a property. */
        static String environmentVariable(String property) {
            return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        }
    }
}
