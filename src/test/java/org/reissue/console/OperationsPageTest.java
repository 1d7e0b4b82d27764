package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
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

/** Pages of operations: deadlines in bulk, categories, carriers and the audit log. */
@ReissueTest
class OperationsPageTest {

    private static final String PATH = "/console/operations";
    private static final DateTimeFormatter INPUT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final Story story;
    private final Browser ops;

    @Autowired
    OperationsPageTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.story = Story.of(api, clock);
        this.ops = browsers.ops("OP-1");
    }

    @Test
    void deadlines_are_counted_first_and_extended_once_confirmed() {
        story.apply("OTHER").expect(201);
        Instant before = Instant.parse(story.read().text("deadline.at"));
        Page form = ops.get(PATH + "/extensions").expect(200);
        assertThat(form.one("#by").attr("max")).isEqualTo("720");

        Page counted = ops.submit(
                        form,
                        "form[action$=check]",
                        "shopId",
                        story.shopId,
                        "deadlineFrom",
                        INPUT.format(before.minusSeconds(3_600)),
                        "deadlineTo",
                        INPUT.format(before.plusSeconds(3_600)),
                        "by",
                        "24",
                        "comment",
                        "春节 <b>")
                .expect(200);
        assertThat(counted.one(".preview h2").text())
                .isEqualTo("Deadlines that match: 1. Each would fall 24 hours later");
        assertThat(counted.one(".preview blockquote").text()).isEqualTo("春节 <b>");
        assertThat(story.read().text("deadline.at")).isEqualTo(before.toString());

        Page done = ops.submit(counted, "form[action$=confirm]").expect(200);
        assertThat(done.one(".done").text()).isEqualTo("Deadlines extended: 1.");
        ops.submit(counted, "form[action$=confirm]").expect(200);
        assertThat(Instant.parse(story.read().text("deadline.at"))).isEqualTo(before.plus(Duration.ofHours(24)));
    }

    @Test
    void an_extension_that_makes_no_sense_is_refused_with_the_input_kept() {
        Page refused = ops.submit(
                        ops.get(PATH + "/extensions"),
                        "form[action$=check]",
                        "deadlineFrom",
                        "2026-02-30T00:00",
                        "by",
                        "many",
                        "comment",
                        "why")
                .expect(400);

        assertThat(refused.has(".problem")).isTrue();
        assertThat(refused.one("#comment").text()).isEqualTo("why");
        assertThat(refused.has(".preview")).isFalse();
        assertThat(refused.html().select("[name=statuses]").eachAttr("value"))
                .containsExactly(
                        "PENDING_MERCHANT", "AWAITING_SHIPMENT", "REJECTED", "OVERDUE", "SHIPPED", "IN_TRANSIT");
    }

    @Test
    void a_category_is_added_edited_and_refused_when_it_closes_a_cycle() {
        String id = Story.fresh("cat");
        String address = PATH + "/categories?id=" + id;

        Page saved = ops.submit(
                ops.get(address).expect(200),
                ".edit form",
                "name",
                "灯 <i>",
                "opensAt",
                "2026-01-01T08:00",
                "shopPercent",
                "40");

        assertThat(saved.one(".done").text()).contains("counts at once");
        Page edit = ops.get(address);
        assertThat(edit.one("#name").val()).isEqualTo("灯 <i>");
        assertThat(edit.one("#name").attr("maxlength")).isEqualTo("500");
        assertThat(edit.one("#opensAt").val()).isEqualTo("2026-01-01T08:00");
        Page tooEarly =
                ops.submit(edit, ".edit form", "opensAt", "0202-11-01T00:00").expect(400);
        assertThat(tooEarly.has("#opensAt-fault")).isTrue();
        Page refused = ops.submit(edit, ".edit form", "parentId", id).expect(400);
        assertThat(refused.has("#parentId-fault")).isTrue();
        assertThat(refused.one("#parentId").val()).isEqualTo(id);
    }

    @Test
    void categories_are_imported_after_a_look_at_what_is_wrong() {
        String id = Story.fresh("cat");
        Page judged = ops.submit(
                        ops.get(PATH + "/categories"),
                        "form[action$=check]",
                        "lines",
                        "id,name,parentId,opensAt,shopPercent\n" + id + ",灯具,,,\nbad id,x,,,\n")
                .expect(200);
        assertThat(judged.one(".preview h2").text()).isEqualTo("Good lines: 1, with errors: 1");
        assertThat(judged.one(".faults").text()).startsWith("Line 3 id");
        assertThat(ops.get(PATH + "/categories?id=" + id).one("#name").val()).isEmpty();

        Page imported = ops.submit(judged, "form[action$=import]").expect(200);

        assertThat(imported.one(".done").text()).isEqualTo("Categories imported: 1.");
        assertThat(ops.get(PATH + "/categories?id=" + id).one("#name").val()).isEqualTo("灯具");
    }

    @Test
    void categories_may_come_in_a_file() {
        String id = Story.fresh("cat");
        String file = "\uFEFFid,name,parentId,opensAt,shopPercent\r\n" + id + ",\"灯, 具\",,2026-01-01T00:00:30Z,5\r\n";
        Page judged = ops.upload(
                        ops.get(PATH + "/categories"),
                        "form[action$=check]",
                        "file",
                        file.getBytes(StandardCharsets.UTF_8))
                .expect(200);
        assertThat(judged.one(".preview h2").text()).isEqualTo("Good lines: 1, with errors: 0");

        ops.submit(judged, "form[action$=import]").expect(200);

        Page edit = ops.get(PATH + "/categories?id=" + id);
        assertThat(edit.one("#name").val()).isEqualTo("灯, 具");
        assertThat(edit.one("#opensAt").val()).isEqualTo("2026-01-01T08:00:30");
    }

    @Test
    void the_audit_log_tells_who_changed_what_and_whether_it_is_whole() {
        String id = Story.fresh("cat");
        for (String name : new String[] {"灯 <b>", "灯具"}) {
            ops.submit(ops.get(PATH + "/categories?id=" + id), ".edit form", "name", name)
                    .expect(200);
            clock.advance(Duration.ofMinutes(1));
        }

        Page log = ops.get(PATH + "/audit?actor=OP-1&subject=" + id).expect(200);
        assertThat(log.html().select("#actor, #subject").eachAttr("maxlength")).containsExactly("500", "500");

        assertThat(log.texts("tbody tr td:nth-child(3)")).containsExactly("saved a category", "saved a category");
        assertThat(log.texts("tbody tr:first-child .diff li")).containsExactly("name 灯 <b> 灯具");
        assertThat(roundTrips.of(() -> ops.get(PATH + "/audit"))).hasSize(1);
        String from = INPUT.format(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(ops.get(PATH + "/audit?subject=" + id + "&from=" + from).has("tbody tr"))
                .isFalse();
        for (String field : List.of("from", "to")) {
            Page refused = ops.get(PATH + "/audit?" + field + "=yesterday").expect(400);
            String label = refused.one("p:has([name=" + field + "]) label").text();
            assertThat(refused.texts(".problem li")).containsExactly(label + " is no time");
        }

        Page verified = ops.submit(log, "form[action$=verification]").expect(200);

        assertThat(verified.one(".preview h2").text()).startsWith("All entries hold: ");
        assertThat(verified.one(".preview .number").text()).hasSize(64);
    }

    @Test
    void a_long_value_in_the_audit_log_ends_before_a_sign_that_would_be_halved() {
        String id = Story.fresh("cat");
        String long199 = "灯".repeat(199);
        ops.submit(ops.get(PATH + "/categories?id=" + id), ".edit form", "name", long199 + "🧦🧦")
                .expect(200);

        assertThat(ops.get(PATH + "/audit?subject=" + id).texts(".diff li")).contains("name " + long199 + "…");
    }

    @Test
    void the_next_page_is_of_the_same_person_whatever_the_name() {
        String name = "a+b&c@" + story.shopId;
        for (int nr = 1; nr <= 21; nr++) {
            api.ops(name)
                    .put("/api/v1/ops/categories/" + story.shopId, Map.of("name", "灯 " + nr))
                    .expect(200);
        }

        Page first = ops.get(PATH + "/audit?actor=a%2Bb%26c%40" + story.shopId).expect(200);
        Page second = ops.get(first.one("a[rel=next]").attr("href")).expect(200);

        assertThat(second.one("#actor").val()).isEqualTo(name);
        assertThat(second.texts("tbody tr .diff li")).contains("name 灯 1").hasSize(2);
    }

    @Test
    void a_carrier_is_added_and_refused_with_the_input_kept() {
        Page lowerCase = ops.get(PATH + "/carriers?code=ocs").expect(400);
        assertThat(lowerCase.has(".edit")).isFalse();
        assertThat(lowerCase.one("#carrierCode").val()).isEqualTo("ocs");
        assertThat(lowerCase.one("#carrierCode-fault").text()).startsWith("Code must be");

        Page edit = ops.get(PATH + "/carriers?code=OCS").expect(200);
        assertThat(edit.html().select("#nameZh, #nameEn").eachAttr("maxlength")).containsExactly("500", "500");
        Page bad = ops.submit(edit, ".edit form", "nameZh", "x", "nameEn", "y", "trackingUrl", "http://<x>")
                .expect(400);
        assertThat(bad.has("#trackingUrl-fault")).isTrue();
        assertThat(bad.one("#trackingUrl").val()).isEqualTo("http://<x>");

        String code = "T" + Story.freshDigits().substring(0, 8);
        Page saved = ops.submit(
                ops.get(PATH + "/carriers?code=" + code), ".edit form", "nameZh", "测试快递", "nameEn", "Test <b>");
        assertThat(saved.one(".done").text()).contains("counts at once");
        assertThat(saved.texts("td")).contains(code, "测试快递", "Test <b>");
    }
}
