package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The access to pages, and the headers and secrets that every page requires and sends. */
@ReissueTest
class ConsoleAccessTest {

    private final Api api;
    private final TestClock clock;
    private final Browsers browsers;
    private final RoundTrips roundTrips;

    @Autowired
    ConsoleAccessTest(Api api, TestClock clock, Browsers browsers, RoundTrips roundTrips) {
        this.api = api;
        this.clock = clock;
        this.browsers = browsers;
        this.roundTrips = roundTrips;
    }

    @Test
    void a_stranger_is_led_to_the_login() {
        Browser stranger = browsers.stranger();

        Page page = stranger.get("/console/cases?quickFilter=ALL").expect(200);

        assertThat(page.path()).startsWith("/console/login");
        assertThat(page.one("h1").text()).isEqualTo("Sign in");
    }

    @Test
    void nobody_signs_in_without_an_identity_provider_outside_local_mode() {
        Browser stranger = browsers.stranger();
        Page login = stranger.get("/console/login");

        assertThat(login.one("article").text()).contains("No sign-in is configured");
        String token = login.csrf();
        Page refused = stranger.post("/console/login", Map.of("scope", "ops", "subject", "X", "_csrf", token));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(stranger.cookie(ConsoleCookies.SESSION)).isNull();
    }

    @Test
    void after_signing_out_the_cookie_is_worth_nothing() {
        Browser clerk = browsers.ops("OP-1");
        String session = clerk.cookie(ConsoleCookies.SESSION);
        Page list = clerk.get("/console/cases").expect(200);

        Page out = clerk.submit(list, "form.me").expect(200);

        assertThat(out.one(".done").text()).isEqualTo("You have signed out.");
        assertThat(clerk.cookie(ConsoleCookies.SESSION)).isNull();
        Page again = browsers.stranger().cookie(ConsoleCookies.SESSION, session).get("/console/cases");
        assertThat(again.path()).startsWith("/console/login");
    }

    @Test
    void the_page_that_was_asked_for_is_remembered_as_carefully_as_a_session() {
        Page led = browsers.stranger().send("GET", "/console/money", null);

        assertThat(led.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("REDIRECT_URI"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax"));
    }

    @Test
    void a_form_without_its_secret_does_nothing() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        Browser clerk = browsers.merchant("clerk", story.shopId);

        Page refused = clerk.post("/console/cases/" + story.id() + "/approve", Map.of("version", "1"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.one("h1").text()).isEqualTo("The page was too old; nothing was sent");
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void a_page_that_does_not_exist_says_so_in_the_looks_of_the_console() {
        Browser clerk = browsers.ops("OP-1");

        for (String path : List.of("/console/nothing", "/console/cases/x", "/console/cases/a%20b")) {
            Page page = clerk.get(path).expect(404);
            assertThat(page.one("h1").text()).isEqualTo("No such page");
            assertThat(page.header("Content-Type")).startsWith("text/html");
        }
    }

    @Test
    void pages_load_nothing_from_elsewhere_and_let_nobody_frame_or_keep_them() {
        Page page = browsers.ops("OP-1").get("/console/cases");

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'self'")
                .contains("frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.has("[style], style, script:not([src])")).isFalse();
        assertThat(page.source()).doesNotContain(" onclick=", "javascript:");
        assertThat(page.html().select("[src], link, [srcset], [poster], object, embed"))
                .isNotEmpty()
                .allSatisfy(loaded -> assertThat(loaded.hasAttr("src") ? loaded.attr("src") : loaded.attr("href"))
                        .startsWith("/console/assets/"));
    }

    @Test
    void cookies_are_kept_from_scripts_other_sites_and_plain_http() {
        Browser clerk = browsers.ops("OP-1");

        List<String> cookies =
                clerk.send("GET", "/console/cases", null).headers().allValues("Set-Cookie");

        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/console"));
    }

    @Test
    void stylesheet_and_scripts_are_kept_by_browsers_for_a_year() {
        Page page = browsers.stranger().get("/console/login");

        for (String link : page.html().select("link[rel=stylesheet]").eachAttr("href")) {
            assertThat(browsers.stranger().get(link).expect(200).header("Cache-Control"))
                    .contains("immutable");
        }
        assertThat(page.html().select("script[src]").eachAttr("src")).hasSize(2).allSatisfy(script -> {
            Page file = browsers.stranger().get(script).expect(200);
            assertThat(file.header("Content-Type")).startsWith("text/javascript");
            assertThat(file.header("Cache-Control")).contains("immutable");
        });
    }

    @Test
    void an_asset_that_does_not_exist_or_is_not_accepted_is_refused_without_a_page() {
        String stylesheet = browsers.stranger()
                .get("/console/login")
                .one("link[rel=stylesheet]")
                .attr("href");

        for (Answer refused : List.of(
                api.anonymous().get("/console/assets/x").expect(404),
                api.anonymous().get("/console/assets/%20/x").expect(404),
                api.anonymous().header("Accept", "text/css").get(stylesheet).expect(406))) {
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void the_files_of_another_version_are_kept_by_nobody() {
        Page file = browsers.stranger().get("/console/assets/other/console.css").expect(200);

        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_language_is_the_browsers_until_somebody_chooses_another() {
        Browser clerk = browsers.ops("OP-1").reading("zh-CN");
        Page chinese = clerk.get("/console/cases?quickFilter=ALL");
        assertThat(chinese.one("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(chinese.texts(".tabs a").get(0)).startsWith("换货&补寄待处理");

        Page english = clerk.submit(chinese, "form.language");

        assertThat(english.path()).isEqualTo("/console/cases?quickFilter=ALL");
        assertThat(english.one("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void keys_of_one_character_are_off_until_they_are_switched_on_again() {
        Browser clerk = browsers.ops("OP-1");
        Page list = clerk.get("/console/cases?quickFilter=ALL");
        assertThat(list.one("#keys").hasAttr("data-off")).isFalse();

        Page off = clerk.submit(list, "#keys [method=post]").expect(200);

        assertThat(off.path()).isEqualTo("/console/cases?quickFilter=ALL");
        assertThat(off.one(".done").text()).isEqualTo("Single keys are switched off.");
        Page other = clerk.get("/console/rules");
        assertThat(other.one("#keys").hasAttr("data-off")).isTrue();
        assertThat(clerk.submit(other, "#keys [method=post]").one("#keys").hasAttr("data-off"))
                .isFalse();
    }

    @Test
    void a_form_leads_back_to_pages_of_the_console_only() {
        Browser clerk = browsers.ops("OP-1");
        Page page = clerk.get("/console/cases");

        for (String elsewhere :
                List.of("https://evil.example", "//evil.example", "/console/\\evil", "/consolex", "x")) {
            assertThat(clerk.submit(page, "form.language", "back", elsewhere).path())
                    .isEqualTo("/console/cases");
        }
    }

    @Test
    void the_clock_cannot_be_moved_outside_local_mode() {
        Browser clerk = browsers.ops("OP-1");
        Page page = clerk.get("/console/cases");

        assertThat(page.has("form.clock")).isFalse();
        String token = page.csrf();
        assertThat(clerk.post("/console/clock", Map.of("step", "PT1H", "_csrf", token))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void forms_that_are_too_large_or_malformed_are_refused_before_anything_is_done() {
        Browser clerk = browsers.ops("OP-1");

        assertThat(clerk.send("POST", "/console/language", "tag=%zz").status()).isEqualTo(400);
        assertThat(clerk.send("POST", "/console/language", "tag=" + "x".repeat(1_100_000))
                        .status())
                .isEqualTo(413);
        assertThat(clerk.send("POST", "/console/language", "a=&".repeat(3_000)).status())
                .isEqualTo(400);
    }

    @Test
    void a_session_is_read_once_and_remembered() {
        Browser clerk = browsers.ops("OP-1");

        assertThat(roundTrips.of(() -> clerk.get("/console/rules"))).containsExactly("read console_session");
        assertThat(roundTrips.of(() -> clerk.get("/console/rules"))).isEmpty();
    }
}
