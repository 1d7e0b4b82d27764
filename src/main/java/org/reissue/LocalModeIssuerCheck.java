package org.reissue;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Stops the start of local mode when a token issuer is set: the setting says that the service is for real callers, but
 * local mode issues a token to any caller.
 */
final class LocalModeIssuerCheck {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";
    private static final List<String> ISSUERS = List.of("issuer-uri", "jwk-set-uri", "public-key-location");

    private LocalModeIssuerCheck() {}

    /** @throws RefusedStartException in local mode with an issuer */
    static void check(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            return;
        }
        ISSUERS.stream()
                .map(PREFIX::concat)
                .filter(property -> StringUtils.hasText(environment.getProperty(property)))
                .findFirst()
                .ifPresent(property -> {
                    throw new RefusedStartException(
                            "Local mode hands a token to whoever asks, but an issuer of tokens is set: " + property,
                            "Start without the profile local, or without that setting.");
                });
    }
}
