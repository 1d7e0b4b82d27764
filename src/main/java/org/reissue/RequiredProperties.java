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
 * Stops the start when a setting is missing that only the operator can know, before anything fails for want of it in a
 * less telling way.
 */
final class RequiredProperties implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Setting DATABASE = new Setting("the PostgreSQL database", List.of("spring.datasource.url"));
    private static final Setting TOKEN_ISSUER = new Setting(
            "whose tokens to trust",
            List.of(
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                    "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                    "spring.security.oauth2.resourceserver.jwt.public-key-location"));

    private static final boolean EMBEDDED_DATABASE = ClassUtils.isPresent(
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres", RequiredProperties.class.getClassLoader());

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        check(event.getEnvironment(), EMBEDDED_DATABASE);
    }

    /** Local mode issues its own tokens, and has a database of its own where one can be embedded. */
    static void check(Environment environment, boolean embeddedDatabase) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        List<Setting> missing = Stream.of(DATABASE, TOKEN_ISSUER)
                .filter(setting -> !(local && (setting == TOKEN_ISSUER || embeddedDatabase)))
                .filter(setting -> !setting.isGivenIn(environment))
                .toList();
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    /** Last, when every source of settings has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * A setting without a sensible default.
     *
     * @param purpose what it tells the service
     * @param properties the properties that can tell it, any one of them
     */
    record Setting(String purpose, List<String> properties) {

        boolean isGivenIn(Environment environment) {
            return properties.stream().map(environment::getProperty).anyMatch(StringUtils::hasText);
        }

        /** The environment variable that sets a property. */
        static String variable(String property) {
            return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        }
    }

    /** What {@link MissingPropertiesAnalyzer} explains to the operator. */
    static final class Missing extends RuntimeException {

        private final List<Setting> settings;

        Missing(List<Setting> settings) {
            super("Required settings are missing: " + settings);
            this.settings = settings;
        }

        List<Setting> settings() {
            return settings;
        }
    }
}
