package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.console.ShownCase.actions;
import static org.reissue.console.ShownCase.open;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A case worked by the forms of its page, without JavaScript. */
@ReissueTest
class CaseFormsTest {

    private final TestClock clock;
    private final Browsers browsers;
    private final Story story;
    private final Browser clerk;

    @Autowired
    CaseFormsTest(Api api, TestClock clock, Browsers browsers) {
        this.clock = clock;
        this.browsers = browsers;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void a_case_is_rejected_with_code_and_explanation() {
        story.apply("OTHER").expect(201);

        Page incomplete = clerk.submit(open(clerk, story), "#REJECT", "explanation", "查过了")
                .expect(400);
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

        Page mismatched = clerk.submit(
                        open(clerk, story), "#SHIP", "carrier", "YTO", "trackingNumber", Story.freshNumber())
                .expect(422);
        assertThat(mismatched.one(".problem").text()).contains("Likely: SF Express");
        assertThat(mismatched.html().select("#SHIP [aria-invalid]").eachAttr("id"))
                .containsExactly("trackingNumber");

        Page unlikely = clerk.submit(open(clerk, story), "#SHIP", "carrier", "YTO", "trackingNumber", number)
                .expect(422);
        assertThat(unlikely.one("#trackingNumber").val()).isEqualTo(number);
        assertThat(unlikely.one("#trackingNumber").attr("maxlength")).isEqualTo("500");
        assertThat(unlikely.one("#carrier option[selected]").val()).isEqualTo("YTO");

        Page done = clerk.submit(unlikely, "#SHIP", "confirmed", "true").expect(200);
        assertThat(done.one(".done").text()).isEqualTo("Shipped.");
        assertThat(done.one(".facts").text()).contains("YTO Express", number, "the merchant confirmed it");
        assertThat(actions(done)).containsExactly("CORRECT_SHIPMENT");
    }

    @Test
    void pressing_twice_does_it_once() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk, story);

        clerk.submit(page, "#REMARK", "comment", "已致电").expect(200);
        Page again = clerk.submit(page, "#REMARK", "comment", "已致电").expect(200);

        assertThat(again.texts(".story blockquote")).containsOnlyOnce("已致电");
    }

    @Test
    void a_text_within_the_limit_of_its_field_is_taken_with_line_breaks_too() {
        story.apply("OTHER").expect(201);
        String written = "x".repeat(490) + "\n".repeat(9) + "x";
        Page page = open(clerk, story);
        assertThat(page.one("#REMARK textarea").attr("maxlength")).isEqualTo("500");

        Page done = clerk.submit(page, "#REMARK", "comment", written.replace("\n", "\r\n"))
                .expect(200);

        assertThat(done.one(".story blockquote:contains(xxx)").wholeText()).isEqualTo(written);
    }

    @Test
    void after_a_conflict_the_page_tells_what_changed_and_keeps_the_input() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk, story);
        story.cancel().expect(200);

        Page conflict = clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "这是我写的")
                .expect(412);

        assertThat(conflict.one(".problem h2").text()).isEqualTo("The case changed after you opened the page");
        assertThat(conflict.texts(".changes .story li"))
                .hasSize(1)
                .allSatisfy(change -> assertThat(change).contains("Buyer", "withdrew"));
        assertThat(conflict.texts(".changes textarea")).containsExactly("Other", "这是我写的");
        assertThat(actions(conflict)).isEmpty();
    }

    @Test
    void a_deadline_that_passes_meanwhile_is_a_conflict_too() {
        story.apply("OTHER").expect(201);
        Page page = open(clerk, story);
        clock.advance(Duration.ofHours(48));

        Page conflict = clerk.submit(page, "#REJECT", "code", "OTHER", "explanation", "晚了")
                .expect(412);

        assertThat(conflict.one(".changes .story").text()).contains("approved automatically");
        assertThat(actions(conflict)).containsExactly("SHIP");
    }

    @Test
    void the_platform_rules_and_the_ruling_is_executed() {
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        Browser ops = browsers.ops("OP-1");

        Page fault = ops.submit(
                        open(ops, story),
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

        Page preview = ops.submit(fault, "#RULE", "refundFen", "19.90").expect(200);
        assertThat(open(ops, story).one(".standing .chip").text()).isEqualTo("In arbitration");
        ops.submit(preview, "#confirm").expect(200);
        Page done = open(ops, story);
        assertThat(done.one(".standing .chip").text()).isEqualTo("Refunded");
        assertThat(done.one(".facts").text()).contains("¥19.90", "举证不足");
    }

    @Test
    void buyers_modify_and_withdraw_their_own_cases() {
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        Browser buyer = browsers.buyer(story.buyerId);

        Page page = open(buyer, story);
        assertThat(page.one("#quantity").attr("max")).isEqualTo("9999");

        Page modified = buyer.submit(page, "#MODIFY", "quantity", "1", "description", "补充照片")
                .expect(200);
        assertThat(modified.one(".standing .chip").text()).isEqualTo("Waiting for the merchant");

        // the plain form, which a new action of the lifecycle table has by itself
        Page withdrawn = buyer.submit(modified, "#CANCEL", "comment", "不要了").expect(200);
        assertThat(withdrawn.one(".standing .chip").text()).isEqualTo("Withdrawn");
        assertThat(withdrawn.texts(".story blockquote")).contains("不要了");
    }
}
