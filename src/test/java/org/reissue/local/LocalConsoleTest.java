package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The console in local mode: anybody signs in as anybody, and moves the clock. */
@LocalTest
class LocalConsoleTest {

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private Clock clock;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(URI.create("http://localhost:" + port));
    }

    @Test
    void a_clerk_signs_in_and_comes_to_the_page_that_was_asked_for() {
        Page login = browser.get("/console/cases?quickFilter=TO_SHIP").expect(200);

        Page list = browser.press(login, "form:has(input[value=S-1]) button");

        assertThat(list.path()).startsWith("/console/cases?quickFilter=TO_SHIP");
        assertThat(list.one(".whose").text()).isEqualTo("Shop S-1");
        assertThat(list.one(".who").text()).isEqualTo("M-1");
    }

    @Test
    void who_sent_a_form_after_the_session_had_ended_comes_back_to_its_page() {
        browser.press(browser.get("/console/login"), "form:has(input[value=S-1]) button");
        Page page = browser.get("/console/shipments").expect(200);
        browser.cookie(ConsoleCookies.SESSION, "ended");
        Page login = browser.submit(page, "form[action$=check]", "lines", "id,SF,1");
        assertThat(login.path()).isEqualTo("/console/login?ended");

        Page back = browser.press(login, "form:has(input[value=S-1]) button");

        assertThat(back.expect(200).path()).isEqualTo("/console/shipments");
        assertThat(back.one(".whose").text()).isEqualTo("Shop S-1");
    }

    @Test
    void one_can_be_a_buyer_or_the_platforms_clerk_as_well() {
        Page ops = browser.press(browser.get("/console/login"), "form:has(input[value=OP-1]) button");
        assertThat(ops.one(".whose").text()).isEqualTo("Platform");

        Page buyer = browser.press(browser.get("/console/login"), "form:has(input[value=B-1]) button");
        assertThat(buyer.one(".whose").text()).isEqualTo("Buyer");
        assertThat(buyer.texts(".tabs a")).containsExactly("All");
    }

    @Test
    void whoever_else_signs_in_names_a_shop_where_one_is_needed() {
        Page login = browser.get("/console/login");

        Page refused =
                browser.press(login, "details form button", "scope", "merchant", "subject", "anna", "shopId", "");
        assertThat(refused.expect(400).one(".problem li a").text()).isEqualTo("Shop is required for a clerk of a shop");
        assertThat(refused.one("details").hasAttr("open")).isTrue();
        assertThat(refused.one("#subject").val()).isEqualTo("anna");
        assertThat(browser.press(login, "details form button", "scope", "system", "subject", "x")
                        .status())
                .isEqualTo(400);

        Page list = browser.press(refused, "details form button", "scope", "merchant", "shopId", "S-9");
        assertThat(list.one(".who").text()).isEqualTo("anna");
        assertThat(list.one(".whose").text()).isEqualTo("Shop S-9");
    }

    @Test
    void the_cookie_of_the_session_goes_over_plain_http() {
        Page login = browser.get("/console/login");
        String fields = "scope=ops&subject=x&_csrf=" + login.csrf();

        List<String> cookies =
                browser.send("POST", "/console/login", fields).headers().allValues("Set-Cookie");

        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("reissue-console="))
                .singleElement()
                .satisfies(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure"));
    }

    @Test
    void the_clock_is_advanced_on_every_page() {
        Instant before = clock.instant();
        Page login = browser.press(browser.get("/console/login"), "form.clock button[value=PT1H]")
                .expect(200);
        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(login.path()).isEqualTo("/console/login");
        Page list = browser.press(login, "form:has(input[value=OP-1]) button");
        before = clock.instant();

        Page later = browser.press(list, "form.clock button[value=PT48H]").expect(200);

        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofHours(48)));
        assertThat(later.path()).isEqualTo("/console/cases");
        String fields = "step=PT-1H&_csrf=" + later.csrf();
        assertThat(browser.send("POST", "/console/clock", fields).status()).isEqualTo(400);
    }
}
