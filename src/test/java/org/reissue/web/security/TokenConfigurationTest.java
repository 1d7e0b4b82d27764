package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.TestClock;
import org.reissue.testing.Tokens;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** The tokens of an issuer whose keys are fetched, as in the default mode. */
class TokenConfigurationTest {

    private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

    private static final Tokens ISSUER = new Tokens();
    private static final Tokens LATER = new Tokens();

    private final TestClock time = new TestClock();
    private KeyServer server;

    @EnableWebSecurity
    static class WebSecurity {}

    @BeforeEach
    void serve() {
        time.set(Instant.now()); // by which tokens live
        server = new KeyServer(ISSUER, "first");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_token_of_the_issuer_for_this_service_is_good() {
        with(tokens -> {
            assertGood(tokens, token(Map.of()));
            assertGood(tokens, token(Map.of("aud", List.of("other", Tokens.AUDIENCE))));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void an_access_token_may_say_its_type(String type) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .type(new JOSEObjectType(type))
                .build();
        with(tokens -> assertGood(tokens, ISSUER.token(header, Map.of("sub", "B-1"))));
    }

    @Test
    void every_other_token_is_refused() throws Exception {
        Map<String, String> refused = new HashMap<>();
        refused.put("wrong issuer", token(Map.of("iss", "https://other.test")));
        refused.put("no issuer", token(without("iss")));
        refused.put("wrong audience", token(Map.of("aud", "other")));
        refused.put("no audience", token(without("aud")));
        refused.put("no expiry", token(without("exp")));
        refused.put("expired", token(Map.of("exp", Date.from(time.instant().minusSeconds(120)))));
        refused.put(
                "not yet valid", token(Map.of("nbf", Date.from(time.instant().plusSeconds(120)))));
        refused.put("another key", LATER.token(header("first"), Map.of("sub", "B-1")));
        refused.put("unknown key id", ISSUER.token(header("unknown"), Map.of("sub", "B-1")));
        refused.put("unsigned", new PlainJWT(claims()).serialize());
        refused.put("signed with the public key as a secret", signedWithPublicKey());
        for (String type : List.of("dpop+jwt", "logout+jwt", "x")) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("first")
                    .type(new JOSEObjectType(type))
                    .build();
            refused.put(type, ISSUER.token(header, Map.of("sub", "B-1")));
        }
        with(tokens -> refused.forEach((kind, token) -> assertThatThrownBy(() -> authenticate(tokens, token))
                .as(kind)
                .isInstanceOf(InvalidBearerTokenException.class)));
    }

    @Test
    void unknown_key_ids_do_not_overrun_the_issuer() {
        with(tokens -> {
            for (int i = 0; i < 200; i++) {
                String unknown = ISSUER.token(header("unknown-" + i), Map.of("sub", "B-1"));
                assertThatThrownBy(() -> authenticate(tokens, unknown)).isInstanceOf(InvalidBearerTokenException.class);
            }
            assertThat(server.fetches()).isEqualTo(1);
            assertGood(tokens, token(Map.of()));
        });
    }

    @Test
    void a_new_key_is_found_within_seconds() {
        with(tokens -> {
            assertGood(tokens, token(Map.of()));
            server.serve(LATER, "second");
            time.advance(Duration.ofSeconds(16));
            assertGood(tokens, LATER.token(header("second"), Map.of("sub", "B-1")));
        });
    }

    @Test
    void an_issuer_that_is_down_is_asked_again_after_a_while() {
        server.goDown();
        with(tokens -> {
            for (int i = 0; i < 20; i++) {
                assertUnavailable(tokens, token(Map.of()));
            }
            assertThat(server.fetches()).isEqualTo(1);
            server.comeBack();
            time.advance(Duration.ofSeconds(16));
            assertGood(tokens, token(Map.of()));
        });
    }

    @Test
    void an_issuer_that_names_its_keys_itself_is_asked_again_after_a_while() {
        server.goDown();
        with(
                tokens -> {
                    String token = token(Map.of("iss", server.issuer()));
                    assertUnavailable(tokens, token);
                    assertUnavailable(tokens, token);
                    assertThat(server.fetches()).isEqualTo(1);
                    server.comeBack();
                    time.advance(Duration.ofSeconds(16));
                    assertGood(tokens, token);
                },
                PREFIX + "issuer-uri=" + server.issuer());
    }

    @Test
    void a_withdrawn_key_is_refused_within_seconds_and_within_minutes_when_the_issuer_is_down_too() {
        with(tokens -> {
            String used = token(Map.of());
            assertGood(tokens, used);
            server.goDown();
            time.advance(Duration.ofSeconds(170));
            assertGood(tokens, token(Map.of("jti", "another")));
            time.advance(Duration.ofSeconds(20));
            assertUnavailable(tokens, used);
            server.comeBack();
            server.serve(LATER, "second");
            time.advance(Duration.ofSeconds(16));
            assertThatThrownBy(() -> authenticate(tokens, used)).isInstanceOf(InvalidBearerTokenException.class);
        });
    }

    @Test
    void a_key_that_is_given_judges_as_a_fetched_one() {
        String key = Base64.getMimeEncoder().encodeToString(ISSUER.publicKey().getEncoded());
        with(
                tokens -> {
                    assertGood(tokens, token(Map.of()));
                    for (Map<String, ?> claims : List.<Map<String, ?>>of(
                            Map.of("iss", "https://other.test"), Map.of("aud", "other"), without("exp"))) {
                        assertThatThrownBy(() -> authenticate(tokens, token(claims)))
                                .isInstanceOf(InvalidBearerTokenException.class);
                    }
                },
                PREFIX + "public-key-location=-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----");
    }

    private void with(ThrowingConsumer<BearerTokenAuthenticator> check) {
        with(check, PREFIX + "jwk-set-uri=" + server.url());
    }

    private void with(ThrowingConsumer<BearerTokenAuthenticator> check, String keys) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withUserConfiguration(TokenConfiguration.class, WebSecurity.class)
                .withBean("realTime", Clock.class, () -> time)
                .withPropertyValues(
                        PREFIX + "issuer-uri=" + Tokens.ISSUER, PREFIX + "audiences=" + Tokens.AUDIENCE, keys)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    check.accept(new BearerTokenAuthenticator(context.getBean(JwtDecoder.class), time));
                });
    }

    private static void assertGood(BearerTokenAuthenticator tokens, String token) {
        assertThat(authenticate(tokens, token).getName()).isEqualTo("B-1");
    }

    private static void assertUnavailable(BearerTokenAuthenticator tokens, String token) {
        assertThatThrownBy(() -> authenticate(tokens, token)).isInstanceOf(IssuerUnavailableException.class);
    }

    private static Authentication authenticate(BearerTokenAuthenticator tokens, String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private String token(Map<String, ?> claims) {
        Map<String, Object> all = new HashMap<>(Map.of("sub", "B-1"));
        all.putAll(claims);
        return ISSUER.token(header("first"), all);
    }

    private static Map<String, ?> without(String claim) {
        return Collections.singletonMap(claim, null);
    }

    private static JWSHeader header(String key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key).build();
    }

    private String signedWithPublicKey() throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
        jwt.sign(new MACSigner(ISSUER.publicKey().getEncoded()));
        return jwt.serialize();
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .subject("B-1")
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .expirationTime(Date.from(time.instant().plusSeconds(600)))
                .build();
    }
}
