package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Tokens;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Audiences may be written as one value or as a list, whoever brings the keys. */
class TokenAudiencesTest {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    @EnableWebSecurity
    static class WebSecurity {}

    @ParameterizedTest
    @ValueSource(strings = {"audiences", "audiences[0]"})
    void a_key_that_is_given_takes_either_form(String audiences) throws Exception {
        Tokens issuer = new Tokens();
        String key = Base64.getMimeEncoder().encodeToString(issuer.publicKey().getEncoded());
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withUserConfiguration(TokenConfiguration.class, WebSecurity.class)
                .withBean("realTime", Clock.class, Clock::systemUTC)
                .withPropertyValues(
                        PREFIX + "issuer-uri=" + Tokens.ISSUER,
                        PREFIX + audiences + "=" + Tokens.AUDIENCE,
                        PREFIX + "public-key-location=-----BEGIN PUBLIC KEY-----\n" + key
                                + "\n-----END PUBLIC KEY-----")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JwtDecoder.class));
    }
}
