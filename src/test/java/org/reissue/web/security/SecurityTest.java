package org.reissue.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Tokens;
import org.reissue.web.api.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@ReissueTest
class SecurityTest {

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @ParameterizedTest
    @CsvSource({
        "buyer, buyer, 200",
        "buyer, merchant, 403",
        "buyer, ops, 403",
        "buyer, system, 403",
        "merchant, buyer, 403",
        "merchant, merchant, 200",
        "merchant, ops, 403",
        "merchant, system, 403",
        "ops, buyer, 403",
        "ops, merchant, 403",
        "ops, ops, 200",
        "ops, system, 403",
        "system, buyer, 403",
        "system, merchant, 403",
        "system, ops, 403",
        "system, system, 200",
        "admin, ops, 403",
        "BUYER, buyer, 403",
        "system.orders, system, 403",
        "system.everything, system, 403",
        "buyers, buyer, 403",
    })
    void each_part_of_the_api_requires_its_scope(String scope, String part, int status) {
        Answer answer = call(Map.of("sub", "X-1", "shop_id", "S-1", "scope", scope), part)
                .expect(status);

        if (status == 200) {
            assertThat(answer.text("scope")).isEqualTo(part.toUpperCase());
            assertThat(answer.text("subject")).isEqualTo("X-1");
            assertThat(answer.field("shopId").isNull()).isEqualTo(!part.equals("merchant"));
        } else {
            assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:forbidden");
            assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        }
    }

    @Test
    void scopes_come_as_text_or_array_under_either_name() {
        call(Map.of("sub", "X-1", "scope", "openid buyer profile"), "buyer").expect(200);
        call(Map.of("sub", "X-1", "scope", List.of("openid", "buyer")), "buyer").expect(200);
        call(Map.of("sub", "X-1", "scp", "buyer"), "buyer").expect(200);
        call(Map.of("sub", "X-1", "scp", List.of("buyer")), "buyer").expect(200);
        call(Map.of("sub", "X-1", "scope", List.of(1, true)), "buyer").expect(403);
        call(Map.of("sub", "X-1", "scope", 7), "buyer").expect(403);
        call(Map.of("sub", "X-1", "scope", Map.of("buyer", "buyer")), "buyer").expect(403);
        call(Map.of("sub", "X-1"), "buyer").expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "LONG"})
    void a_caller_needs_a_usable_name(String name) {
        String odd = name.equals("LONG") ? "a".repeat(256) : name;
        call(Map.of("sub", odd, "scope", "buyer"), "buyer").expect(403);
        call(Map.of("sub", "M-1", "scope", "merchant", "shop_id", odd), "merchant")
                .expect(403);
    }

    @Test
    void a_caller_needs_a_name() {
        call(Map.of("scope", "buyer"), "buyer").expect(403);
        call(Map.of("sub", "M-1", "scope", "merchant"), "merchant").expect(403);
        call(Map.of("sub", "M-1", "scope", "merchant", "shop_id", 5), "merchant")
                .expect(403);
        call(Map.of("sub", "a".repeat(255), "scope", "buyer"), "buyer").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void without_a_token_every_path_is_answered_alike(Scope scope) {
        for (String path : List.of("/probe/caller", "/nothing", "")) {
            Answer answer =
                    api.anonymous().get("/api/v1/" + scope.claim() + path).expect(401);
            assertThat(answer.text("type")).isEqualTo("urn:reissue:problem:unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        api.anonymous().post("/api/v1/" + scope.claim() + "/probe/caller", "{").expect(401);
        api.anonymous().get("/api/v1/nobody").expect(401);
        api.anonymous().get("/api/v2").expect(401);
    }

    @Test
    void the_scheme_may_be_in_lower_case() {
        for (String scheme : List.of("Bearer", "bearer", "BEARER")) {
            String header = scheme + " " + tokens.buyer("B-1");
            Answer answer = api.anonymous().header("Authorization", header).get("/api/v1/buyer/probe/caller");
            assertThat(answer.status()).as(scheme).isEqualTo(200);
        }
    }

    @Test
    void an_invalid_token_is_unauthorized() {
        Map<String, String> headers = new HashMap<>();
        headers.put("foreign", "Bearer " + new Tokens().buyer("B-1"));
        headers.put("expired", "Bearer " + tokens.expired("B-1", "buyer"));
        headers.put("nonsense", "Bearer nonsense");
        headers.put("odd characters", "Bearer a b c \"ä");
        headers.put("empty", "Bearer ");
        headers.put("unsigned", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJCLTEiLCJzY29wZSI6ImJ1eWVyIn0.");
        headers.put("cut", "Bearer " + tokens.buyer("B-1").substring(0, 60));
        headers.put("encrypted", "Bearer " + part("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}") + ".a.b.c.d");
        for (String alg : List.of("HS256", "ES256", "PS512", "EdDSA", "RS1", "")) {
            headers.put(alg, "Bearer " + part("{\"alg\":\"" + alg + "\"}") + "." + part("{\"sub\":\"B-1\"}") + ".AAAA");
        }
        headers.put("critical", "Bearer " + part("{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}") + ".e30.AAAA");
        headers.put(
                "claims", "Bearer " + part("{\"alg\":\"RS256\"}") + "." + part("{\"exp\":\"x\",\"sub\":5}") + ".AAAA");
        headers.put("basic", "Basic Og==");
        headers.forEach((kind, header) -> {
            Answer answer = api.anonymous().header("Authorization", header).get("/api/v1/buyer/probe/caller");
            assertThat(answer.status()).as(kind).isEqualTo(401);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        });
    }

    /** Signed and in time, but with claims of the wrong types. */
    @Test
    void malformed_claims_are_forbidden() {
        for (Object odd : List.of(5, true, List.of("a"), Map.of("a", "b"))) {
            Answer answer = call(Map.of("sub", "M-1", "scope", "merchant", "shop_id", odd), "merchant");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void paths_outside_the_api_are_open_whatever_token_is_sent() {
        api.anonymous().get("/actuator/health").expect(200);
        api.anonymous().get("/v3/api-docs").expect(200);
        api.anonymous().get("/nothing").expect(404);
        api.bearer("nonsense").get("/actuator/health").expect(200);
        api.bearer("nonsense").get("/nothing").expect(404);
    }

    @Test
    void a_missing_permission_is_reported_before_anything_else() {
        String body = "{";
        api.ops("O-1").post("/api/v1/buyer/probe/bodies", body).expect(403);
        api.ops("O-1").get("/api/v1/buyer/nothing").expect(403);
        api.buyer("B-1").get("/api/v1/buyer/nothing").expect(404);
        api.buyer("B-1").get("/api/v1/nothing").expect(404);
    }

    private Answer call(Map<String, ?> claims, String part) {
        return api.bearer(tokens.token(claims)).get("/api/v1/" + part + "/probe/caller");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
