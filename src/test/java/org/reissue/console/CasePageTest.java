package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** The page of a case, read and worked without JavaScript. */
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
    void the_head_tells_where_the_case_stands_and_what_silence_brings() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.approve().expect(200);

        Page page = open(clerk);

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

        assertThat(actions(open(clerk))).containsExactly("APPROVE", "REJECT", "REMARK");
        assertThat(actions(open(browsers.ops("OP-1")))).containsExactly("EXTEND", "REMARK");
        assertThat(actions(open(browsers.buyer(story.buyerId)))).containsExactly("CANCEL");
        assertThat(open(clerk).texts("#APPROVE .consequences li"))
                .containsExactly(
                        "Next: Waiting for shipment for 48 hours, then overdue: a violation and a compensation");
    }

    @Test
    void a_case_is_rejected_with_code_and_explanation() {
        story.apply("OTHER").expect(201);

        Page incomplete =
                clerk.submit(open(clerk), "#REJECT", "explanation", "查过了").expect(400);
        assertThat(incomplete.one(".problem").text()).contains("Reason is required");
        assertThat(incomplete.one("details:has(#REJECT)").hasAttr("open")).isTrue();
        assertThat(incomplete.one("#explanation").text()).isEqualTo("查过了");

        Page breach = clerk.submit(incomplete, "#REJECT", "code", "ALL_SENT").expect(422);
        assertThat(breach.one(".problem").text()).contains("This rejection code requires evidence");

        Page done = clerk.submit(breach, "#REJECT", "evidence", "https://img.example/1.jpg\r\n")
                .expect(200);
        assertThat(done.one(".done").text()).isEqualTo("Rejected.");
        assertThat(done.one(".standing .chip").text()).isEqualTo("Rejected by the merchant");
        assertThat(done.html().select(".story .evidence a").last().attr("rel")).contains("noreferrer");
    }

    @Test
    void the_replacement_is_shipped_once_its_number_is_plausible_or_confirmed() {
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        String number = "QX" + Story.freshDigits();

        Page unlikely = clerk.submit(open(clerk), "#SHIP", "carrier", "YTO", "trackingNumber", number)
                .expect(422);
        assertThat(unlikely.one("#trackingNumber").val()).isEqualTo(number);
        assertThat(unlikely.one("#carrier option[selected]").val()).isEqualTo("YTO");

        Page done = clerk.submit(unlikely, "#SHIP", "confirmed", "true").expect(200);
        assertThat(done.one(".done").text()).isEqualTo("Shipped.");
        assertThat(done.one(".facts").text()).contains("YTO", number, "the merchant confirmed it");
        assertThat(actions(done)).containsExactly("CORRECT_SHIPMENT", "REMARK");
    }

    @Test
    void pressing_twice_does_it_once() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk);

        clerk.submit(page, "#REMARK", "comment", "已致电").expect(200);
        Page again = clerk.submit(page, "#REMARK", "comment", "已致电").expect(200);

        assertThat(again.texts(".story blockquote")).containsOnlyOnce("已致电");
    }

    @Test
    void after_a_conflict_the_page_tells_what_changed_and_keeps_the_input() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk);
        story.cancel().expect(200);

        Page conflict = clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "这是我写的")
                .expect(412);

        assertThat(conflict.one(".problem h2").text()).isEqualTo("The case changed while you were writing");
        assertThat(conflict.texts(".changes .story li"))
                .hasSize(1)
                .allSatisfy(change -> assertThat(change).contains("Buyer", "withdrew"));
        assertThat(conflict.texts(".changes textarea")).contains("这是我写的");
        assertThat(actions(conflict)).containsExactly("REMARK");
    }

    @Test
    void a_deadline_that_passes_meanwhile_is_a_conflict_too() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk);
        clock.advance(Duration.ofHours(48));

        Page conflict = clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "晚了")
                .expect(412);

        assertThat(conflict.one(".changes .story").text()).contains("approved automatically");
        assertThat(actions(conflict)).containsExactly("SHIP", "REMARK");
    }

    @Test
    void the_platform_rules_and_the_ruling_is_executed() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        Browser ops = browsers.ops("OP-1");

        Page fault = ops.submit(
                        open(ops),
                        "#RULE",
                        "decision",
                        "REFUND",
                        "blame",
                        "MERCHANT",
                        "opinion",
                        "举证不足",
                        "refundFen",
                        "1.999")
                .expect(400);
        assertThat(fault.one(".problem").text()).contains("Amount to refund (¥) must be an amount");

        Page done = ops.submit(fault, "#RULE", "refundFen", "19.90").expect(200);
        assertThat(done.one(".standing .chip").text()).isEqualTo("Refunded");
        assertThat(done.one(".facts").text()).contains("¥19.90", "举证不足");
    }

    @Test
    void a_deadline_is_extended_and_the_drawing_has_both_flags() {
        story.apply("OTHER").expect(201);
        Browser ops = browsers.ops("OP-1");

        Page done =
                ops.submit(open(ops), "#EXTEND", "by", "24", "comment", "暴雪").expect(200);

        assertThat(done.one(".standing .left").text()).startsWith("3 d 0 h");
        assertThat(done.html().select(".flag")).hasSize(2);
        assertThat(done.html().select(".timeline .point")).hasSize(2);
    }

    @Test
    void buyers_modify_and_withdraw_their_own_cases() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        Browser buyer = browsers.buyer(story.buyerId);

        Page modified = buyer.submit(open(buyer), "#MODIFY", "quantity", "1", "description", "补充照片")
                .expect(200);
        assertThat(modified.one(".standing .chip").text()).isEqualTo("Waiting for the merchant");

        // the plain form, which a new action of the lifecycle table has by itself
        Page withdrawn = buyer.submit(modified, "#CANCEL", "comment", "不要了").expect(200);
        assertThat(withdrawn.one(".standing .chip").text()).isEqualTo("Withdrawn");
        assertThat(withdrawn.texts(".story blockquote")).contains("不要了");
    }

    @Test
    void somebody_elses_case_does_not_exist() {
        story.apply("OTHER").expect(201);
        Browser other = browsers.merchant("clerk", Story.fresh("S"));

        other.get("/console/cases/" + story.id()).expect(404);
        Page own = open(clerk);
        String token = own.html().select("input[name=_csrf]").first().val();
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

            Page page = clerk.get("/console/cases/" + hostile.id()).expect(200);
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
    void the_page_takes_three_statements_and_less_than_100_kilobytes() {
        story.letShipmentBecomeOverdue("OTHER");
        open(clerk);

        assertThat(roundTrips.of(() -> open(clerk)))
                .containsExactly("read reissue_case", "read payout", "read case_event");
        assertThat(open(clerk).source().length()).isLessThan(100_000);
    }

    private Page open(Browser reader) {
        return reader.get("/console/cases/" + story.id()).expect(200);
    }

    /** The other's session with the secret of the clerk's forms. */
    private static Browser clerkOf(Browser other, Browser clerk) {
        return other.cookie("reissue-csrf", clerk.cookie("reissue-csrf"));
    }

    private static List<String> actions(Page page) {
        return page.html().select(".actions form").stream().map(Element::id).toList();
    }
}
