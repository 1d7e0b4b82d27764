package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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

/** An arbitration is read and ruled without JavaScript (R16). */
@ReissueTest
class RulingPageTest {

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final ArbitrationPages pages;
    private final Browser anna;
    private Story story;

    @Autowired
    RulingPageTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.pages = new ArbitrationPages(api, clock, Story.fresh("S"));
        this.anna = browsers.ops("anna");
    }

    @BeforeEach
    void an_arbitration() {
        story = pages.arbitration();
    }

    @Test
    void both_sides_stand_beside_each_other() {
        pages.state(story);

        Page page = pages.open(anna, story);

        assertThat(page.texts(".party").get(0))
                .contains(story.buyerId, "2 to send again: Never received", "盒子里少了", "买家补充")
                .doesNotContain("商家补充", "no statement");
        assertThat(page.texts(".party").get(1))
                .contains(story.shopId, "Rejected: ", "照片看不清", "商家补充")
                .doesNotContain("盒子里少了", "no statement");
        assertThat(page.html().select(".party .evidence a").eachAttr("href")).contains("https://img.example/box.jpg");
        assertThat(page.has(".party .evidence a:not([rel~=noreferrer])")).isFalse();
    }

    @Test
    void a_ruling_is_shown_before_it_is_made() {
        Page preview = preview(pages.open(anna, story), "REFUND", "19.90").expect(200);

        assertThat(preview.one(".preview").text())
                .contains("Refund", "to blame: Merchant", "Nothing is sent.", "¥19.90 back, of ¥199.00", "举证不足");
        assertThat(preview.one("#opinion").text()).isEqualTo("举证不足");
        assertThat(preview.one("#refundFen").val()).isEqualTo("19.90");
        assertThat(story.read().text("status")).isEqualTo("IN_ARBITRATION");

        Page done = anna.submit(preview, "#confirm").expect(200);

        assertThat(done.one(".done").text()).contains("executed");
        assertThat(story.read().field("refund.amountFen").asLong()).isEqualTo(1990);
        assertThat(pages.open(anna, story).one(".ruling").text()).contains("Refund", "举证不足");
    }

    @Test
    void a_preview_tells_deadline_and_what_silence_brings() {
        assertThat(preview(pages.open(anna, story), "REISSUE", "")
                        .one(".preview")
                        .text())
                .contains("The merchant sends 2 again.", "The buyer gets no refund.", "then overdue: refunded in full");
        assertThat(preview(pages.open(anna, story), "DISMISS", "")
                        .one(".preview")
                        .text())
                .contains("Nothing is sent.", "None: the case ends.", "Closed");
    }

    /** Facts of the order leave the version of the case as it is, so nothing else would notice. */
    @Test
    void a_refund_is_confirmed_as_it_was_shown_and_refused_once_less_is_left() {
        Page preview = preview(pages.open(anna, story), "REFUND", "").expect(200);
        assertThat(preview.one(".preview").text()).contains("¥199.00 back, of ¥199.00");
        assertThat(preview.one("#refundFen").val()).isEmpty();
        story.orderFacts(Map.of("refundedFen", 5_000)).expect(200);

        Page late = anna.submit(preview, "#confirm").expect(422);

        assertThat(story.read().text("status")).isEqualTo("IN_ARBITRATION");
        assertThat(late.one("#opinion").text()).isEqualTo("举证不足");
        Page again = preview(late, "REFUND", "").expect(200);
        assertThat(again.one(".preview").text()).contains("¥149.00 back, of ¥149.00");
        anna.submit(again, "#confirm").expect(200);
        assertThat(story.read().field("refund.amountFen").asLong()).isEqualTo(14_900);
    }

    @Test
    void a_ruling_that_has_nothing_left_to_refund_is_made_as_well() {
        story.orderFacts(Map.of("refundedFen", Story.PAID_FEN)).expect(200);

        Page preview = preview(pages.open(anna, story), "REFUND", "").expect(200);
        anna.submit(preview, "#confirm").expect(200);

        assertThat(story.read().text("status")).isEqualTo("REFUNDED");
    }

    @Test
    void a_ruling_against_the_rules_is_refused_with_the_input_kept() {
        Page tooMuch = preview(pages.open(anna, story), "REFUND", "199.01").expect(422);
        assertThat(tooMuch.has(".preview")).isFalse();
        assertThat(tooMuch.one("#opinion").text()).isEqualTo("举证不足");

        Page malformed = preview(tooMuch, "REFUND", "1.999").expect(400);
        assertThat(malformed.one(".problem").text()).contains("Amount to refund (¥) must be an amount");

        Page without = preview(malformed, "DISMISS", "19.90").expect(400);
        assertThat(without.one(".problem").text()).contains("Amount to refund (¥) is for a refund only");
    }

    @Test
    void what_happened_while_the_ruling_was_written_is_shown_and_the_opinion_kept() {
        Page preview = preview(pages.open(anna, story), "DISMISS", "").expect(200);
        story.approve().expect(200);

        Page late = anna.submit(preview, "#confirm");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.one(".changes .story").text()).contains("approved");
        assertThat(late.one(".changes textarea").text()).isEqualTo("举证不足");
        assertThat(late.has("#RULE")).isFalse();
    }

    @Test
    void nothing_of_a_users_is_rendered_as_html() {
        String hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)> ${7*7} __${7*7}__";
        story = Story.of(api, clock, pages.shopId());
        story.orderFacts(Map.of("title", hostile)).expect(200);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", hostile, "evidence", List.of()))
                .expect(200);

        Page page = pages.open(anna, story);
        Page preview = anna.submit(
                page, "#RULE", "decision", "DISMISS", "blame", "BUYER", "opinion", hostile, "refundFen", hostile);
        Page shown = anna.submit(preview, "#RULE", "refundFen", "").expect(200);

        assertThat(page.one("h1 .name").text()).isEqualTo(hostile);
        assertThat(page.texts(".party").get(0)).contains(hostile);
        assertThat(shown.one(".preview blockquote").text()).isEqualTo(hostile);
        assertThat(shown.one("#confirm [name=opinion]").val()).isEqualTo(hostile);
        assertThat(preview.one("#refundFen").val()).isEqualTo(hostile);
        for (Page each : List.of(page, preview, shown, pages.list(anna))) {
            assertThat(each.has("script:not([src]), img, [onerror]")).isFalse();
        }
    }

    @Test
    void precedents_tell_of_shop_and_buyer() {
        story.rule("REFUND").expect(200);
        Story next = pages.arbitration();

        Page page = pages.open(anna, next);

        assertThat(page.texts(".precedents .pair dd")).containsExactly("1", "0", "1", "1", "0", "0", "0", "0");
        assertThat(page.one(".precedents tbody tr").text())
                .contains("Never received", "Refunded", "to blame: Merchant");
        assertThat(page.one(".precedents tbody a").attr("href")).isEqualTo("/console/cases/" + story.id());
    }

    @Test
    void no_page_takes_more_than_three_statements() {
        pages.open(anna, story);

        assertThat(roundTrips.of(() -> pages.list(anna))).containsExactly("read reissue_case", "read reissue_case");
        assertThat(roundTrips.of(() -> pages.open(anna, story))).hasSize(3).startsWith("read reissue_case");
        Page page = pages.open(anna, story);
        assertThat(roundTrips.of(() -> preview(page, "REFUND", "").expect(200))).hasSizeLessThanOrEqualTo(3);
    }

    private Page preview(Page page, String decision, String yuan) {
        return anna.submit(
                page, "#RULE", "decision", decision, "blame", "MERCHANT", "opinion", "举证不足", "refundFen", yuan);
    }
}
