package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.console.ShownCase.open;
import static org.reissue.testing.RoundTrips.CONNECTION_LOST;
import static org.reissue.testing.RoundTrips.LOCKED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.CapturedLog;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms that fail through no fault of those who sent them: neither what was typed is lost, nor what was done. */
@ReissueTest
class FailedFormsTest {

    private static final String CASES = "/console/cases";
    private static final String WEBHOOKS = "/console/webhooks";
    private static final String EXTENSIONS = "/console/operations/extensions";
    private static final String CARRIERS = "/console/operations/carriers";

    /** A state that PostgreSQL has for faults of its own. */
    private static final String BROKEN = "XX000";

    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RoundTrips roundTrips;
    private final Story story;
    private final Browser clerk;
    private final Browser ops;

    @Autowired
    FailedFormsTest(Api api, TestClock clock, JdbcClient jdbc, RoundTrips roundTrips, Browsers browsers) {
        this.clock = clock;
        this.jdbc = jdbc;
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

        Page away = losing(
                "lock reissue_case", () -> clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "<查过了>"));

        assertThat(away.expect(503).one("textarea[readonly]").text()).isEqualTo("<查过了>");
        assertThat(away.one("label:has(textarea)").text()).startsWith("Explanation");
        assertThat(away.one("article").text()).contains("not certain").doesNotContain("Nothing has changed");
    }

    @Test
    void an_extension_that_broke_off_goes_on_where_it_stopped() {
        Instant deadline = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        DueCases.insert(jdbc, story.shopId, 1_500, deadline);
        jdbc.sql("update reissue_case set updated_at = applied_at - interval '9 days' where shop_id = ?")
                .param(story.shopId)
                .update();
        Page counted = counted(deadline);

        Page brokenOff = roundTrips.failing(
                "lock bulk_extension", LOCKED, 1, () -> ops.submit(counted, "form[action$=confirm]"));

        assertThat(brokenOff.expect(409).one(".preview h2").text()).contains("some deadlines may be extended already");
        assertThat(deadlines()).hasSize(2);
        Page done = ops.submit(brokenOff, "form[action$=confirm]").expect(200);
        assertThat(done.one(".done").text()).isEqualTo("Deadlines extended: 1500.");
        assertThat(deadlines()).containsExactly(deadline.plus(Duration.ofDays(1)));
    }

    @Test
    void the_log_says_what_broke_an_extension_off() {
        story.apply("OTHER").expect(201);
        Page counted = counted(clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES));

        try (CapturedLog log = new CapturedLog()) {
            roundTrips
                    .failing("lock bulk_extension", BROKEN, 0, () -> ops.submit(counted, "form[action$=confirm]"))
                    .expect(500);

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.getThrowableProxy().getMessage()).contains("lock bulk_extension fails"));
        }
    }

    /** The page that counts the deadlines of the shop about that time. */
    private Page counted(Instant deadline) {
        return ops.submit(
                        ops.get(EXTENSIONS),
                        "form[action$=check]",
                        "shopId",
                        story.shopId,
                        "deadlineFrom",
                        input(deadline.minus(Duration.ofDays(1))),
                        "deadlineTo",
                        input(deadline.plus(Duration.ofDays(5))),
                        "by",
                        "24",
                        "comment",
                        "暴雪")
                .expect(200);
    }

    private static String input(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneId.of("Asia/Shanghai")).toString();
    }

    private List<Instant> deadlines() {
        return jdbc.sql("select distinct deadline_at from reissue_case where shop_id = ?")
                .param(story.shopId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    @Test
    void a_new_secret_is_shown_although_the_page_of_its_webhook_cannot_be_read() {
        Page form = ops.get(WEBHOOKS);

        Page added =
                losing("read webhook_delivery", () -> ops.submit(form, "form.fields", "url", "http://127.0.0.1:9/x"));

        assertThat(added.expect(503).one(".secret").text()).startsWith("whsec_");
        assertThat(added.one("article").text()).doesNotContain("not certain");
        String address = ops.get(WEBHOOKS).one("td a:contains(127.0.0.1:9)").attr("href");
        Page hook = ops.get(address).expect(200);
        Page rotated = losing("read webhook_delivery", () -> ops.submit(hook, "form[action$=rotate]"));
        assertThat(rotated.expect(503).one(".secret").text())
                .startsWith("whsec_")
                .isNotEqualTo(added.one(".secret").text());
        ops.submit(hook, "form[action$=delete]").expect(200);
    }

    @Test
    void the_outcome_of_an_approval_is_shown_although_the_list_cannot_be_read() {
        story.apply("OTHER").expect(201);
        Page list = clerk.get(CASES);
        story.cancel().expect(200);

        Page outcome = losing("read reissue_case", () -> clerk.press(list, "[data-bulk]", "ids", story.id() + " 1"));

        assertThat(outcome.expect(503).one(".problem").text()).contains("0 approved, 1 not", story.id());
        assertThat(outcome.one("article").text()).doesNotContain("not certain");
    }

    @Test
    void who_has_approved_is_told_so_although_the_next_page_cannot_be_read() {
        story.apply("OTHER").expect(201);
        Page list = clerk.get(CASES);

        Page next = losing("read reissue_case", () -> clerk.press(list, "[data-bulk]", "ids", story.id() + " 1"));

        assertThat(next.expect(503).one(".done").text()).startsWith("1 approved");
        assertThat(next.one("main").text())
                .contains("try again in a few seconds")
                .doesNotContain("not certain")
                .doesNotContain("Nothing has changed");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
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
        fields.put("_csrf", clerk.get(CASES).csrf());

        Page refused = clerk.post("/console/nowhere", fields).expect(404);

        assertThat(written).isNotEmpty();
        assertThat(refused.html().select("textarea[readonly]").stream().map(Element::text))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    /** The connection to the database is lost with that round trip. */
    private Page losing(String trip, Supplier<Page> work) {
        return roundTrips.failing(trip, CONNECTION_LOST, 0, work);
    }
}
