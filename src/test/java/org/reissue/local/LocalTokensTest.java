package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.Tokens;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@LocalTest
class LocalTokensTest {

    @Autowired
    private Api api;

    @Autowired
    private ECKey key;

    @Autowired
    @Qualifier("realTime")
    private Clock realTime;

    @Autowired
    private JwtDecoder decoder;

    @ParameterizedTest
    @ValueSource(strings = {"buyer", "merchant", "ops", "system"})
    void anybody_gets_any_token_and_it_opens_one_part_of_the_api_only(String scope) {
        String token = requestToken(Map.of("scope", scope, "subject", "X-1", "shopId", "S-1"))
                .expect(200)
                .text("access_token");

        for (Scope part : Scope.values()) {
            String name = part.name().toLowerCase();
            // with the right scope the path is unknown, else forbidden
            assertThat(call(token, name)).isEqualTo(name.equals(scope) ? 404 : 403);
        }
    }

    @Autowired
    private Environment environment;

    @Test
    void nobody_else_on_the_network_gets_a_token() {
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void a_token_identifies_the_caller_for_twelve_hours_of_real_time() {
        Answer answer = requestToken(Map.of("scope", "merchant", "subject", "M-1", "shopId", "S-1"))
                .expect(200);

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.number("expires_in")).isEqualTo(12 * 60 * 60);
        Jwt jwt = decoder.decode(answer.text("access_token"));
        assertThat(jwt.getClaims())
                .containsEntry("iss", "reissue-local")
                .containsEntry("sub", "M-1")
                .containsEntry("scope", "merchant")
                .containsEntry("shop_id", "S-1");
        assertThat(jwt.getExpiresAt())
                .isCloseTo(realTime.instant().plus(Duration.ofHours(12)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void one_token_may_open_several_parts_of_the_calls_of_other_systems() {
        String token = requestToken(Map.of("scope", "system.events system.scans", "subject", "X"))
                .expect(200)
                .text("access_token");

        api.bearer(token).get("/api/v1/system/events").expect(200);
        api.bearer(token).post("/api/v1/system/scans", "{}").expect(400);
        api.bearer(token).put("/api/v1/system/orders/O-1", Map.of()).expect(403);
    }

    @Test
    void only_a_merchant_has_a_shop() {
        String token = requestToken(Map.of("scope", "buyer", "subject", "B-1", "shopId", "S-1"))
                .expect(200)
                .text("access_token");

        assertThat(decoder.decode(token).getClaims()).doesNotContainKey("shop_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\": \"X\"}                                            | scope",
                "{\"scope\": \"admin\", \"subject\": \"X\"}                      | scope",
                "{\"scope\": \"system.scans buyer\", \"subject\": \"X\"}         | scope",
                "{\"scope\": \"BUYER\", \"subject\": \"X\"}                      | scope",
                "{\"scope\": \"buyer\"}                                          | subject",
                "{\"scope\": \"buyer\", \"subject\": \"a b\"}                    | subject",
                "{\"scope\": \"buyer\", \"subject\": 7}                          | subject",
                "{\"scope\": \"merchant\", \"subject\": \"M-1\"}                 | shopId",
                "{\"scope\": \"merchant\", \"subject\": \"M\", \"shopId\": \"\"} | shopId",
                "[]                                                            | body",
                "{                                                             | body",
            })
    void bad_requests_name_the_field_at_fault(String body, String field) {
        Answer answer = api.anonymous().post("/local/tokens", body).expect(400);

        assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(answer.texts("errors", "field")).containsExactly(field);
        assertThat(answer.texts("errors", "message")).doesNotContain("");
    }

    @Test
    void expired_and_foreign_tokens_are_refused() throws Exception {
        Clock yesterday = Clock.offset(realTime, Duration.ofHours(-13));
        String expired = new LocalTokenIssuer(key, yesterday).issue("buyer", "B-1", null);
        String foreign =
                new LocalTokenIssuer(LocalSecurityConfiguration.newSigningKey(), realTime).issue("buyer", "B-1", null);
        String good = new LocalTokenIssuer(key, realTime).issue("buyer", "B-1", null);

        assertThat(call(expired, "buyer")).isEqualTo(401);
        assertThat(call(foreign, "buyer")).isEqualTo(401);
        assertThat(call(new Tokens().buyer("B-1"), "buyer")).isEqualTo(401);
        assertThat(call(good, "buyer")).isEqualTo(404);
    }

    @Test
    void advancing_the_clock_neither_shortens_nor_prolongs_tokens() throws Exception {
        String before = new LocalTokenIssuer(key, realTime).issue("buyer", "B-1", null);

        api.anonymous().post("/local/clock", Map.of("advance", "PT48H")).expect(200);

        assertThat(call(before, "buyer")).isEqualTo(404);
        String after = requestToken(Map.of("scope", "buyer", "subject", "B-1")).text("access_token");
        assertThat(decoder.decode(after).getExpiresAt())
                .isBefore(realTime.instant().plus(Duration.ofHours(13)));
    }

    @Test
    void the_description_names_the_problems_of_a_request_for_a_token() {
        Answer description = api.anonymous().get("/v3/api-docs").expect(200);

        assertThat(description
                        .field("paths")
                        .path("/local/tokens")
                        .path("post")
                        .path("responses")
                        .propertyNames())
                .containsExactlyInAnyOrder("200", "400", "406", "413", "415");
    }

    @Test
    void instances_that_start_at_once_agree_on_one_key() {
        TestDatabase empty = TestDatabase.createDatabase("local_keys");
        DriverManagerDataSource source = new DriverManagerDataSource(empty.url(), empty.username(), empty.password());
        new ResourceDatabasePopulator(new ClassPathResource("db/local/R__local_mode.sql")).execute(source);
        JdbcClient jdbc = JdbcClient.create(source);

        CompletableFuture<ECKey> first = CompletableFuture.supplyAsync(() -> keyOf(jdbc));
        CompletableFuture<ECKey> second = CompletableFuture.supplyAsync(() -> keyOf(jdbc));

        assertThat(first.join()).isEqualTo(second.join()).isEqualTo(keyOf(jdbc));
    }

    private static ECKey keyOf(JdbcClient jdbc) {
        try {
            return LocalSecurityConfiguration.localSigningKey(jdbc);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer requestToken(Map<String, String> request) {
        return api.anonymous().post("/local/tokens", request);
    }

    private int call(String token, String part) {
        return api.bearer(token).get("/api/v1/" + part + "/no-such-thing").status();
    }
}
