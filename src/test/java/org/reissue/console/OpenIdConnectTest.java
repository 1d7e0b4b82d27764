package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.SlowProof;
import org.reissue.testing.TestDatabase;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in by OpenID Connect, with an identity provider of the test's own. */
class OpenIdConnectTest {

    private static IdentityProvider provider;
    private static OtherInstance service;

    private final Browser browser = Browser.at(URI.create("http://localhost:" + service.port()));
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void forget() {
        log.close();
        provider.refusesTheClient = false;
        provider.saysNothing = new CountDownLatch(0);
    }

    @BeforeAll
    static void start() throws Exception {
        provider = new IdentityProvider();
        List<String> settings = new ArrayList<>(List.of(TestDatabase.shared().properties()));
        String registration = "spring.security.oauth2.client.registration.staff.";
        String issuer = "spring.security.oauth2.client.provider.idp.";
        settings.addAll(List.of(
                registration + "provider=idp",
                registration + "client-id=reissue",
                registration + "client-secret=secret",
                registration + "client-name=Staff",
                registration + "scope=openid",
                registration + "authorization-grant-type=authorization_code",
                registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
                issuer + "authorization-uri=" + provider.address + "/authorize",
                issuer + "token-uri=" + provider.address + "/token",
                issuer + "jwk-set-uri=" + provider.address + "/keys",
                issuer + "user-name-attribute=sub",
                "spring.security.oauth2.client.registration.partners.client-id=reissue",
                "spring.security.oauth2.client.provider.partners.issuer-uri=http://localhost:1/away"));
        service = OtherInstance.started(settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.server.stop(0);
    }

    @Test
    void an_identity_provider_that_is_away_keeps_no_instance_from_starting() {
        assertThat(browser.get("/console/login").expect(200).texts("article a.button"))
                .containsExactlyInAnyOrder("Sign in with Staff", "Sign in with partners");
        assertThat(browser.get("/oauth2/authorization/partners")
                        .expect(503)
                        .one("h1")
                        .text())
                .isEqualTo("Not available for the moment");
        assertLogged(Level.WARN, "GET /console/refused was not served: 503 service-unavailable: ");
    }

    @Test
    void there_is_no_way_to_sign_in_that_is_not_configured() {
        browser.get("/oauth2/authorization/13812345678").expect(404);
        assertThat(log.lines()).noneMatch(line -> line.getFormattedMessage().contains("13812345678"));
    }

    @Test
    void scope_and_shop_come_from_the_id_token() {
        Page list = signIn(Map.of("sub", "anna", "scope", "openid merchant", "shop_id", "S-7"));

        assertThat(list.path()).startsWith("/console/cases?quickFilter=ALL");
        assertThat(list.one(".whose").text()).isEqualTo("Shop S-7");
        assertThat(list.one(".who").text()).isEqualTo("anna");
    }

    @Test
    void staff_of_the_platform_may_have_their_scopes_as_a_list() {
        assertThat(signIn(Map.of("sub", "olga", "scp", List.of("ops")))
                        .one(".whose")
                        .text())
                .isEqualTo("Platform");
    }

    @Test
    void who_has_no_scope_or_no_shop_is_told_so() {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("sub", "x"), Map.of("sub", "x", "scope", "buyer"), Map.of("sub", "x", "scope", "merchant"))) {
            Page login = signIn(claims);
            assertThat(login.path()).isEqualTo("/console/login?refused");
            assertThat(login.one(".problem").text()).contains("the ID token needs a scope (merchant or ops)");
            assertLogged(Level.WARN, "A sign-in to the console was refused: the ID token has no scope of staff");
            log.clear();
            assertThat(browser.get("/console/cases").path()).startsWith("/console/login");
        }
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_signs_nobody_in() {
        Page away = browser.get("/oauth2/authorization/staff");
        String state = parameter(away, "state");
        provider.claims(Map.of("sub", "x", "scope", "ops"), parameter(away, "nonce"));

        Browser other = Browser.at(URI.create("http://localhost:" + service.port()));
        Page refused = other.get("/login/oauth2/code/staff?code=c&state=" + state);

        assertThat(refused.path()).isEqualTo("/console/login?failed");
        assertLogged(Level.INFO, "A sign-in to the console failed: authorization_request_not_found");
    }

    @Test
    void a_sign_in_that_ends_while_the_database_is_away_is_answered_with_a_page() {
        for (String trip : List.of("delete console_sign_in", "insert console_session")) {
            log.clear();
            Page away = service.bean(RoundTrips.class)
                    .failing(
                            trip,
                            RoundTrips.CONNECTION_LOST,
                            0,
                            () -> signIn(Map.of("sub", "anna", "scope", "openid ops")));

            assertThat(away.expect(503).one("h1").text()).isEqualTo("Not available for the moment");
            assertLogged(Level.WARN, "GET /console/refused was not served: 503 service-unavailable: ");
        }
    }

    @Test
    void a_sign_in_that_the_provider_lets_fail_is_one_line_that_names_the_cause() {
        provider.refusesTheClient = true;

        assertThat(signIn(Map.of("sub", "anna", "scope", "ops")).path()).isEqualTo("/console/login?failed");
        assertLogged(Level.WARN, "A sign-in to the console failed: invalid_token_response: ");
        assertThat(log.lines().get(0).getFormattedMessage())
                .contains("401 Unauthorized", "invalid_client")
                .hasLineCount(1);
    }

    @Test
    @SlowProof
    void a_sign_in_does_not_wait_long_for_a_provider_that_says_nothing() {
        CountDownLatch answers = new CountDownLatch(1);
        provider.saysNothing = answers;
        try {
            Page failed = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> signIn(Map.of("sub", "anna", "scope", "ops")));
            assertThat(failed.path()).isEqualTo("/console/login?failed");
        } finally {
            answers.countDown();
        }
        assertLogged(Level.WARN, "A sign-in to the console failed: invalid_token_response: ");
    }

    @Test
    void of_an_id_token_that_is_not_valid_no_claim_is_logged() {
        assertThat(signIn(Map.of("sub", "anna", "scope", "ops", "aud", "zhang-san"))
                        .path())
                .isEqualTo("/console/login?failed");
        assertLogged(Level.WARN, "A sign-in to the console failed: invalid_id_token: the ID token is not valid");
    }

    @Test
    void what_the_browser_says_went_wrong_is_no_text_for_the_log() {
        Page away = browser.get("/oauth2/authorization/staff");
        browser.get("/login/oauth2/code/staff?error=13812345678&error_description=secret&state="
                + parameter(away, "state"));

        assertLogged(Level.WARN, "A sign-in to the console failed: OAuth2AuthenticationException");
    }

    private void assertLogged(Level level, String start) {
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(level);
            assertThat(line.getFormattedMessage())
                    .startsWith(start)
                    .doesNotContain("zhang-san", "13812345678", "secret");
            assertThat(line.getMDCPropertyMap()).containsKey("http.request.id");
        });
    }

    private Page signIn(Map<String, Object> claims) {
        Page login = browser.get("/console/cases?quickFilter=ALL");
        Page away = browser.get(login.one("article a.button[href$=staff]").attr("href"));
        provider.claims(claims, parameter(away, "nonce"));
        return browser.get("/login/oauth2/code/staff?code=c&state=" + parameter(away, "state"));
    }

    private static String parameter(Page redirect, String name) {
        assertThat(redirect.header("Location")).startsWith(provider.address);
        return UriComponentsBuilder.fromUriString(redirect.header("Location"))
                .build()
                .getQueryParams()
                .getFirst(name);
    }
}
