package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.console.ShownCase.actions;
import static org.reissue.console.ShownCase.open;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** The page of a case, read without JavaScript. */
@ReissueTest
class CasePageTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; drop table reissue_case; --",
            "</textarea></title><svg onload=alert(1)>",
            "${7*7} #{error.home} [[${layout.user}]] __${7*7}__",
            "javascript:alert(1)",
            "\u202Etxt.exe");

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final Browsers browsers;
    private final Story story;
    private final Browser clerk;

    @Autowired
    CasePageTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.browsers = browsers;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void every_form_says_who_reads_its_comment() {
        story.apply("MISSING_ITEMS").expect(201);
        Browser ops = browsers.ops("OP-1");
        assertThat(commentHints(open(ops, story)))
                .containsEntry("EXTEND", "Buyer, merchant and platform read it.")
                .containsEntry("REMARK", "Only the platform sees it.");

        story.reject().expect(200);
        story.escalate().expect(200);
        assertThat(commentHints(open(browsers.buyer(story.buyerId), story)))
                .containsOnlyKeys("CANCEL", "STATE")
                .containsValue("Buyer, merchant and platform read it.");
        assertThat(commentHints(open(clerk, story)))
                .containsEntry("REMARK", "Your shop and the platform see it, the buyer does not.");
    }

    /** By form, what describes its field; fails where nothing does. */
    private static Map<String, String> commentHints(Page page) {
        Map<String, String> hints = new TreeMap<>();
        for (Element field : page.html().select("textarea[name=comment]")) {
            String hint = page.one("#" + field.attr("aria-describedby")).text();
            hints.put(field.closest("form").id(), hint);
        }
        return hints;
    }

    @Test
    void the_head_tells_where_the_case_stands_and_what_silence_brings() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);

        Page page = open(clerk, story);

        assertThat(page.one(".standing").text())
                .isEqualTo("Waiting for shipment Never received 48 h 0 min"
                        + ", then overdue: refunded in full and compensated");
        assertThat(page.texts(".node.current")).containsExactly("To ship");
        assertThat(page.html().select(".edge.taken")).hasSize(1);
        assertThat(page.texts(".story .rule")).containsExactly("R1", "R6");
        assertThat(clerk.get(page.html().select(".story .rule").last().attr("href"))
                        .one("#R6")
                        .text())
                .contains("48 h to approve or reject");
    }

    @Test
    void a_form_is_offered_for_each_allowed_action_and_no_other() {
        story.apply("OTHER").expect(201);

        assertThat(actions(open(clerk, story))).containsExactly("APPROVE", "REJECT");
        assertThat(actions(open(browsers.ops("OP-1"), story))).containsExactly("EXTEND");
        assertThat(actions(open(browsers.buyer(story.buyerId), story))).containsExactly("CANCEL");
        assertThat(open(clerk, story).texts("#APPROVE .consequences li"))
                .containsExactly(
                        "Next: Waiting for shipment for 48 hours, then overdue: a violation and a compensation");
    }

    @Test
    void a_remark_is_added_below_the_story_by_both_sides_that_may_read_it() {
        story.apply("OTHER").expect(201);

        assertThat(open(clerk, story).has(".told #REMARK")).isTrue();
        assertThat(open(browsers.ops("OP-1"), story).has(".told #REMARK")).isTrue();
        assertThat(open(browsers.buyer(story.buyerId), story).has("#REMARK")).isFalse();
    }

    @Test
    void a_ruling_that_a_colleague_has_in_hand_is_not_offered_and_the_case_has_not_ended() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.escalate().expect(200);
        api.ops("anna").post(story.asOps("/claim")).expect(200);

        assertThat(actions(open(browsers.ops("anna"), story))).contains("RULE");
        Page page = open(browsers.ops("ben"), story);
        assertThat(actions(page)).isEmpty();
        assertThat(page.one(".standing").text()).doesNotContain("Ended");
        assertThat(page.has(".timeline .now")).isTrue();

        clock.advance(Duration.ofHours(8)); // the claim lapses
        story.rule("DISMISS").expect(200);
        Page ended = open(browsers.ops("ben"), story);
        assertThat(ended.one(".standing").text()).contains("Ended");
        assertThat(ended.has(".timeline .now"))
                .as("the drawing ends with the case, and now lies behind its end")
                .isFalse();
    }

    @Test
    void a_deadline_is_extended_and_the_drawing_has_both_flags() {
        story.apply("OTHER").expect(201);
        Browser ops = browsers.ops("OP-1");

        Page done = ops.submit(open(ops, story), "#EXTEND", "by", "24", "comment", "暴雪")
                .expect(200);

        assertThat(done.one(".standing .left").text()).startsWith("3 d 0 h");
        assertThat(done.html().select(".flag")).hasSize(2);
        assertThat(done.html().select(".timeline .point")).hasSize(2);
    }

    @Test
    void somebody_elses_case_does_not_exist() {
        story.apply("OTHER").expect(201);
        Browser other = browsers.merchant("clerk", Story.fresh("S"));

        other.get("/console/cases/" + story.id()).expect(404);
        Page own = open(clerk, story);
        String token = own.csrf();
        clerkOf(other, clerk)
                .post("/console/cases/" + story.id() + "/approve", Map.of("_csrf", token, "version", "1"))
                .expect(404);
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void texts_of_users_are_shown_as_they_are_and_never_run() {
        for (String text : HOSTILE) {
            Story hostile = Story.of(api, clock, story.shopId);
            hostile.orderFacts(Map.of("title", text)).expect(200);
            hostile.apply(
                            hostile.buyer(),
                            Map.of(
                                    "orderId",
                                    hostile.orderId,
                                    "itemId",
                                    hostile.itemId,
                                    "quantity",
                                    1,
                                    "reason",
                                    "OTHER",
                                    "description",
                                    text))
                    .expect(201);

            Page page = open(clerk, hostile);
            assertThat(page.one(".asks blockquote").wholeText()).isEqualTo(text);
            assertThat(page.one(".head h1 .name").text()).isEqualTo(text);
            Page refused = clerk.submit(page, "#REJECT", "code", "ALL_SENT", "explanation", text)
                    .expect(422);
            assertThat(refused.one("#explanation").wholeText()).isEqualTo(text);
            Page list = clerk.get("/console/cases?orderId=" + hostile.orderId).expect(200);
            assertThat(list.one("[data-row] .title").text()).isEqualTo(text);
            for (Page each : List.of(page, refused, list)) {
                assertThat(each.has("script:not([src]), img, [onerror], [onload], a[href^=javascript]"))
                        .isFalse();
            }
        }
    }

    @Test
    void the_rules_that_timelines_link_to_are_told_in_the_language_of_the_reader() {
        Page english = clerk.get("/console/rules").expect(200);
        Page chinese = clerk.reading("zh-CN").get("/console/rules").expect(200);

        assertThat(english.texts(".rules dt")).hasSize(20).isEqualTo(chinese.texts(".rules dt"));
        assertThat(english.one("#R12 dd").text()).contains("¥3.00");
        assertThat(chinese.one("#R12 dd").text()).contains("按每单 3 元赔付买家");
        assertThat(chinese.texts(".rules dd"))
                .hasSize(20)
                .allSatisfy(rule ->
                        assertThat(rule).containsPattern("[\\u4e00-\\u9fff]{4}").doesNotContain("|"));
    }

    @Test
    void the_page_takes_three_statements() {
        story.letShipmentBecomeOverdue("OTHER");
        open(clerk, story);

        assertThat(roundTrips.of(() -> open(clerk, story)))
                .containsExactly("read reissue_case", "read payout", "read case_event");
    }

    /** The other's session with the secret of the clerk's forms. */
    private static Browser clerkOf(Browser other, Browser clerk) {
        return other.cookie("reissue-csrf", clerk.cookie("reissue-csrf"));
    }
}
