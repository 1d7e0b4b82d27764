package org.reissue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Stops the start when the address of the token issuer, or of its keys, can be none. It is asked at the first call, and
 * each call would be told that the issuer is away. Whether anybody answers there is not asked: the issuer may start
 * later.
 */
final class IssuerAddressCheck {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";
    private static final String ISSUER = PREFIX + "issuer-uri";
    private static final String KEYS = PREFIX + "jwk-set-uri";
    private static final String KEY = PREFIX + "public-key-location";

    private IssuerAddressCheck() {}

    /** @throws RefusedStartException when keys would be asked for where nobody can be */
    static void check(Environment environment) {
        if (isSet(environment, KEYS)) {
            requireAddress(environment, KEYS);
        } else if (isSet(environment, ISSUER) && !isSet(environment, KEY)) { // else it is only compared
            requireAddress(environment, ISSUER);
        }
    }

    private static boolean isSet(Environment environment, String property) {
        return StringUtils.hasText(environment.getProperty(property));
    }

    private static void requireAddress(Environment environment, String property) {
        String address = environment.getRequiredProperty(property);
        if (!isAddress(address)) {
            throw new RefusedStartException(
                    "%s is no address of http or https: \"%s\"".formatted(property, address),
                    "Name the issuer as its tokens do (iss), such as https://id.example/realms/shop. If that is no"
                            + " address, set %s or %s.".formatted(KEYS, KEY));
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && Stream.of("http", "https").anyMatch(scheme -> scheme.equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
