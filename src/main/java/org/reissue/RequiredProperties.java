package org.reissue;

import java.util.List;
import java.util.Locale;
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
final class RequiredProperties implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

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
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres", RequiredProperties.class.getClassLoader());

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        check(event.getEnvironment(), EMBEDDED_DATABASE);
    }

    /**
     * Checks the settings. Local mode issues its own tokens, makes its own keyset, and needs no database where it can
     * embed one.
     *
     * @param embeddedDatabase whether a database can be embedded
     * @throws MissingPropertiesException when a setting is missing
     */
    static void check(Environment environment, boolean embeddedDatabase) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        List<Requirement> missing = Stream.of(DATABASE, TOKEN_ISSUER, AUDIENCE, KEYSET)
                .filter(requirement -> !(local && (requirement != DATABASE || embeddedDatabase)))
                .filter(requirement -> !requirement.isMetBy(environment))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingPropertiesException(missing);
        }
    }

    /** Last, after all property sources are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * Something that has to be set because no default makes sense.
     *
     * @param purpose what is to be set, for the error message
     * @param properties the properties of which one has to be set
     */
    record Requirement(String purpose, List<String> properties) {

        boolean isMetBy(Environment environment) {
            return properties.stream()
                    .flatMap(property -> Stream.of(property, property + "[0]"))
                    .map(environment::getProperty)
                    .anyMatch(StringUtils::hasText);
        }

        /** The name of the environment variable that sets a property. */
        static String environmentVariable(String property) {
            return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        }
    }

    /** Thrown when required settings are missing; {@link MissingPropertiesAnalyzer} turns it into a message. */
    static final class MissingPropertiesException extends RuntimeException {

        private final List<Requirement> requirements;

        MissingPropertiesException(List<Requirement> requirements) {
            super("Required settings are missing: " + requirements);
            this.requirements = requirements;
        }

        List<Requirement> requirements() {
            return requirements;
        }
    }
}
