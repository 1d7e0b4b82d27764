package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.console.ShownCase.open;
import static org.reissue.testing.RoundTrips.AWAY;
import static org.reissue.testing.RoundTrips.LOCKED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms that fail through no fault of those who sent them: nothing that was typed is lost. */
@ReissueTest
class FailedFormsTest {

    private static final String CARRIERS = "/console/operations/carriers";

    private final RoundTrips roundTrips;
    private final Story story;
    private final Browser clerk;
    private final Browser ops;

    @Autowired
    FailedFormsTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.roundTrips = roundTrips;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
        this.ops = browsers.ops("OP-1");
    }

    @Test
    void a_rejection_that_waited_too_long_for_its_case_is_still_in_the_form() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk, story);

        Page busy = roundTrips.failing(
                "lock reissue_case",
                LOCKED,
                0,
                () -> clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "查过了"));

        assertThat(busy.expect(409).one(".problem h2").text()).isEqualTo("Busy");
        assertThat(busy.one("#explanation").text()).isEqualTo("查过了");
        clerk.submit(busy, "#REJECT").expect(200);
        assertThat(story.read().text("status")).isEqualTo("REJECTED");
    }

    @Test
    void what_is_no_case_is_still_in_its_form_too() {
        String code = "T" + Story.freshDigits().substring(0, 8);
        Page page = ops.get(CARRIERS + "?code=" + code);

        Page busy = roundTrips.failing(
                "insert carrier", LOCKED, 0, () -> ops.submit(page, ".edit form", "nameZh", "测试快递", "nameEn", "Test"));

        assertThat(busy.expect(409).one("#nameZh").val()).isEqualTo("测试快递");
        assertThat(ops.submit(busy, ".edit form").expect(200).has(".done")).isTrue();
    }

    @Test
    void what_was_written_at_length_is_on_the_page_of_an_error() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk, story);

        Page away = roundTrips.failing(
                "lock reissue_case",
                AWAY,
                0,
                () -> clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "<查过了>"));

        assertThat(away.expect(503).one("textarea[readonly]").text()).isEqualTo("<查过了>");
        assertThat(away.one("label:has(textarea)").text()).startsWith("Explanation");
    }

    @Test
    void every_text_area_of_the_console_is_kept() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/console"))) {
            for (Path template : templates.toList()) {
                Jsoup.parse(Files.readString(template))
                        .select("textarea[name]:not([hidden])")
                        .eachAttr("name")
                        .forEach(name -> fields.put(name, "what was written in " + name));
            }
        }
        List<String> written = new ArrayList<>(fields.values());
        fields.put(
                "_csrf",
                clerk.get("/console/cases")
                        .html()
                        .select("input[name=_csrf]")
                        .first()
                        .val());

        Page refused = clerk.post("/console/nowhere", fields).expect(404);

        assertThat(written).isNotEmpty();
        assertThat(refused.html().select("textarea[readonly]").stream().map(Element::text))
                .containsExactlyInAnyOrderElementsOf(written);
    }
}
