package org.reissue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class IssuerAddressCheckTest {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(
            strings = {"id.example", "id.example:8443", "ftp://id.example", "https:/id.example", "https://id.example\n"
            })
    void an_issuer_that_is_no_address_is_refused_and_so_are_such_keys(String text) {
        assertRefused(environment.withProperty(PREFIX + "issuer-uri", text), PREFIX + "issuer-uri");
        assertRefused(
                environment
                        .withProperty(PREFIX + "issuer-uri", "https://id.example")
                        .withProperty(PREFIX + "jwk-set-uri", text),
                PREFIX + "jwk-set-uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example/realms/shop", "HTTP://localhost:9000"})
    void an_address_is_accepted(String text) {
        assertAccepted(environment.withProperty(PREFIX + "issuer-uri", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk-set-uri", "public-key-location"})
    void an_issuer_that_is_not_asked_for_its_keys_may_have_any_name(String keys) {
        assertAccepted(environment
                .withProperty(PREFIX + "issuer-uri", "our-issuer")
                .withProperty(PREFIX + keys, "https://id.example/keys"));
    }

    @Test
    void local_mode_has_none() {
        assertAccepted(environment);
    }

    private static void assertAccepted(MockEnvironment environment) {
        assertThatCode(() -> IssuerAddressCheck.check(environment)).doesNotThrowAnyException();
    }

    private static void assertRefused(MockEnvironment environment, String property) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> IssuerAddressCheck.check(environment))
                .withMessageStartingWith(property);
    }
}
