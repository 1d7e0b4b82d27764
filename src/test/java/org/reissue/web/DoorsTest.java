package org.reissue.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.Tokens;
import org.reissue.web.DocumentedCalls.Call;
import org.reissue.web.api.Scope;
import org.reissue.web.api.SystemScope;
import org.springframework.beans.factory.annotation.Autowired;

/** Every documented call is open to those callers alone that the contract names, so a new call is judged by itself. */
@ReissueTest
class DoorsTest {

    /** Signs with a key that the service does not know; one for all calls, since making keys takes long. */
    private static final Tokens FORGED = new Tokens();

    @Autowired
    private Api api;

    @Autowired
    private Tokens tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchemaOwner owner;

    private Story story;
    private DocumentedCalls documented;
    private ChangeRecorder database;
    private final List<String> open = new ArrayList<>();

    @BeforeEach
    void begin() {
        story = Story.of(api, clock);
        story.apply("MISSING_ITEMS").expect(201);
        documented = new DocumentedCalls(api, story);
        database = new ChangeRecorder(owner);
    }

    @AfterEach
    void end() {
        database.close();
        assertThat(open).isEmpty();
    }

    @Test
    void no_call_takes_a_token_that_is_not_good() throws Exception {
        Map<String, Map<String, Client>> badByPart = new HashMap<>(); // to sign takes longer than to be refused
        for (Call call : documented.all()) {
            String part = part(call);
            if (!badByPart.containsKey(part)) {
                badByPart.put(part, badTokens(claims(part)));
            }
            badByPart.get(part).forEach((what, bad) -> expect(401, call, documented.path(call), bad, what));
        }
    }

    @Test
    void no_call_takes_another_scope() {
        Map<String, Client> callers = new LinkedHashMap<>();
        for (Scope scope : Scope.values()) {
            callers.put(
                    scope.claim(),
                    api.bearer(tokens.token(Map.of("sub", "X-1", "shop_id", story.shopId, "scope", scope.claim()))));
        }
        callers.put("no scope", api.bearer(tokens.token(Map.of("sub", "X-1"))));
        for (Call call : documented.all()) {
            callers.forEach((scope, caller) -> {
                if (!scope.equals(part(call))) {
                    expect(403, call, documented.path(call), caller, scope);
                }
            });
        }
    }

    @Test
    void each_system_calls_its_own_part_alone() {
        Map<SystemScope, List<String>> parts = Map.of(
                SystemScope.ORDERS, List.of("/orders"),
                SystemScope.PAYMENTS, List.of("/shops/", "/refunds/"),
                SystemScope.SCANS, List.of("/scans"),
                SystemScope.EVENTS, List.of("/events"));
        for (Call call : documented.all()) {
            if (part(call).equals("system")) {
                String path = call.template().substring(Scope.SYSTEM.path().length());
                parts.forEach((scope, own) -> {
                    Client caller = api.bearer(tokens.token(Map.of("sub", "X-1", "scope", scope.claim())));
                    if (own.stream().noneMatch(path::startsWith)) {
                        expect(403, call, documented.path(call), caller, scope.claim());
                    } else {
                        // the body is none, so nothing is done, but the door is open
                        Answer answer = caller.send(call.method(), documented.path(call), "[");
                        assertThat(answer.status()).as(call.template()).isNotIn(401, 403);
                    }
                });
            }
        }
    }

    @Test
    void the_case_of_others_is_not_to_be_found() {
        Client otherBuyer = api.buyer("someone-else");
        Client otherShop = api.merchant("clerk", "shop-of-someone-else");
        for (Call call : documented.all()) {
            if (call.template().contains("/reissues/{id}") || call.template().contains("/orders/{orderId}")) {
                String part = part(call);
                if (part.equals("buyer")) {
                    expect(404, call, documented.path(call), otherBuyer, "another buyer");
                } else if (part.equals("merchant")) {
                    expect(404, call, documented.path(call), otherShop, "another shop");
                }
            }
        }
    }

    private void expect(int status, Call call, String path, Client caller, String who) {
        Client asDocumented = call.mediaType() == null ? caller : caller.header("Content-Type", call.mediaType());
        Answer answer = asDocumented.send(call.method(), path, call.body());
        List<String> changes = database.changes();
        if (answer.status() != status || !changes.isEmpty()) {
            open.add("%s %s with %s: %s %s".formatted(call.method(), call.template(), who, answer.status(), changes));
        }
    }

    private Map<String, Client> badTokens(Map<String, Object> claims) throws Exception {
        Map<String, Client> bad = new LinkedHashMap<>();
        bad.put("nothing", api.anonymous());
        bad.put("an expired token", with(claims, "exp", Date.from(Instant.now().minusSeconds(120))));
        bad.put("another issuer", with(claims, "iss", "https://other.test"));
        bad.put("another audience", with(claims, "aud", "other"));
        bad.put("no audience", with(claims, "aud", null));
        bad.put("no expiry", with(claims, "exp", null));
        bad.put("another key", api.bearer(FORGED.token(claims)));
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        claims.forEach(set::claim);
        bad.put("no signature", api.bearer(new PlainJWT(set.build()).serialize()));
        SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set.build());
        confused.sign(new MACSigner(tokens.publicKey().getEncoded()));
        bad.put("the public key as a secret", api.bearer(confused.serialize()));
        return bad;
    }

    private Client with(Map<String, Object> claims, String claim, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(claim, value);
        return api.bearer(tokens.token(changed));
    }

    private Map<String, Object> claims(String part) {
        return new HashMap<>(Map.of("sub", story.buyerId, "shop_id", story.shopId, "scope", part));
    }

    private static String part(Call call) {
        return call.template().split("/")[3];
    }
}
