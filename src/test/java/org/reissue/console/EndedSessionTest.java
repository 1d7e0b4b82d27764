package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A form that is sent when the session has ended: nothing is done, its sender is told so and comes back to the page.
 */
@ReissueTest
class EndedSessionTest {

    /** Forms that need no session. */
    private static final Set<String> OPEN = Set.of("/console/language", "/console/clock");

    private final Browsers browsers;
    private final Story story;
    private final Browser clerk;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    EndedSessionTest(Api api, TestClock clock, Browsers browsers) {
        this.browsers = browsers;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void the_login_page_says_that_nothing_was_sent() {
        story.apply("OTHER").expect(201);
        Page page = ShownCase.open(clerk, story);
        clerk.cookie(ConsoleCookies.SESSION, "ended");

        Page login = clerk.submit(page, "#APPROVE").expect(200);

        assertThat(login.path()).isEqualTo("/console/login?ended");
        assertThat(login.one(".problem").text()).startsWith("Your session had ended: nothing was sent.");
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
        assertThat(clerk.reading("zh-CN")
                        .get("/console/login?ended")
                        .one(".problem")
                        .text())
                .startsWith("登录已过期");
        assertThat(clerk.get("/console/cases").has(".problem")).isFalse();
    }

    @Test
    void who_signs_out_late_has_signed_out() {
        Page page = clerk.get("/console/cases");
        clerk.cookie(ConsoleCookies.SESSION, "ended");

        assertThat(clerk.submit(page, "form.me").path()).isEqualTo("/console/login?out");
    }

    @Test
    void the_address_of_every_form_leads_to_a_page() {
        Browser ops = browsers.ops("OP-1");
        Set<String> addresses = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/console/") && !OPEN.contains(pattern))
                .map(pattern -> pattern.replaceAll("\\{[a-z]+}", "any"))
                .collect(Collectors.toSet());

        assertThat(addresses)
                .hasSizeGreaterThan(15)
                .allSatisfy(address -> assertThat(Stream.of(clerk, ops)
                                .map(reader -> reader.send("GET", address, null).status()))
                        .anyMatch(status -> status < 400));
    }
}
