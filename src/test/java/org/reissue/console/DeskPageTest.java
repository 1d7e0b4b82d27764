package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** The desk of the platform's staff, worked without JavaScript (R16). */
@ReissueTest
class DeskPageTest {

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final Browsers browsers;
    private final Browser anna;
    private final Browser ben;
    private Story story;

    @Autowired
    DeskPageTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.browsers = browsers;
        this.anna = browsers.ops("anna");
        this.ben = browsers.ops("ben");
    }

    @BeforeEach
    void an_arbitration() {
        story = Story.of(api, clock);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
    }

    @Test
    void those_ready_to_rule_come_first_and_say_how_long_they_wait() {
        clock.advance(Duration.ofHours(49));
        Story young = Story.of(api, clock, story.shopId);
        young.apply("NEVER_RECEIVED").expect(201);
        young.reject().expect(200);

        Page desk = list();

        assertThat(desk.texts(".part th span:first-child")).containsExactly("Ready to rule", "Still open for evidence");
        assertThat(desk.texts("[data-row] .waited")).containsExactly("49 h 0 min", "0 min 0 s");
        assertThat(desk.texts("[data-row] .status"))
                .containsExactly("time for evidence over", "48 h 0 min left for evidence");
        assertThat(desk.html().select("[data-open]").eachAttr("href"))
                .containsExactly("/console/desk/" + story.id(), "/console/desk/" + young.id());
        assertThat(anna.get("/console/cases?quickFilter=TO_RULE&shopId=" + story.shopId)
                        .one("[data-row] [data-act]")
                        .attr("href"))
                .isEqualTo("/console/desk/" + story.id() + "#RULE");

        state(young);

        assertThat(list().texts(".part th span:first-child")).containsExactly("Ready to rule");
    }

    @Test
    void the_list_is_paged_from_one_part_into_the_next() {
        clock.advance(Duration.ofHours(49));
        for (int nr = 0; nr < 30; nr++) {
            Story next = Story.of(api, clock, story.shopId);
            next.apply("NEVER_RECEIVED").expect(201);
            next.reject().expect(200);
        }

        Page first = list();
        Page second = anna.get(first.one("a[rel=next]").attr("href")).expect(200);

        assertThat(first.html().select("[data-row]")).hasSize(30);
        assertThat(second.texts(".part th span:first-child")).containsExactly("Still open for evidence");
        assertThat(second.html().select("[data-row]")).hasSize(1);
        assertThat(second.html().select("[data-open]").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.html().select("[data-open]").eachAttr("href"));
    }

    @Test
    void both_sides_stand_beside_each_other() {
        state(story);

        Page page = open(anna);

        assertThat(page.texts(".party").get(0))
                .contains(story.buyerId, "2 to send again: Never received", "盒子里少了", "买家补充")
                .doesNotContain("商家补充", "no statement");
        assertThat(page.texts(".party").get(1))
                .contains(story.shopId, "Rejected: ", "照片看不清", "商家补充")
                .doesNotContain("盒子里少了", "no statement");
        assertThat(page.html().select(".party .evidence a").eachAttr("href")).contains("https://img.example/box.jpg");
        assertThat(page.html().select(".party .evidence a").eachAttr("rel"))
                .allMatch(rel -> rel.contains("noreferrer"));
    }

    @Test
    void a_ruling_is_shown_before_it_is_made() {
        Page preview = preview(open(anna), "REFUND", "19.90").expect(200);

        assertThat(preview.one(".preview").text())
                .contains("Refund", "to blame: Merchant", "Nothing is sent.", "¥19.90 back, of ¥199.00", "举证不足");
        assertThat(preview.one("#opinion").text()).isEqualTo("举证不足");
        assertThat(preview.one("#refundFen").val()).isEqualTo("19.90");
        assertThat(story.read().text("status")).isEqualTo("IN_ARBITRATION");

        Page done = anna.submit(preview, "#confirm").expect(200);

        assertThat(done.one(".done").text()).contains("executed");
        assertThat(story.read().field("refund.amountFen").asLong()).isEqualTo(1990);
        assertThat(open(anna).one(".ruling").text()).contains("Refund", "举证不足");
    }

    @Test
    void a_preview_tells_deadline_and_what_silence_brings() {
        assertThat(preview(open(anna), "REISSUE", "").one(".preview").text())
                .contains("The merchant sends 2 again.", "The buyer gets no refund.", "then overdue: refunded in full");
        assertThat(preview(open(anna), "DISMISS", "").one(".preview").text())
                .contains("Nothing is sent.", "None: the case ends.", "Closed");
    }

    @Test
    void a_ruling_against_the_rules_is_refused_with_the_input_kept() {
        Page tooMuch = preview(open(anna), "REFUND", "199.01").expect(422);
        assertThat(tooMuch.has(".preview")).isFalse();
        assertThat(tooMuch.one("#opinion").text()).isEqualTo("举证不足");

        Page malformed = preview(tooMuch, "REFUND", "1.999").expect(400);
        assertThat(malformed.one(".problem").text()).contains("Amount to refund (¥) must be an amount");

        Page without = preview(malformed, "DISMISS", "19.90").expect(400);
        assertThat(without.one(".problem").text()).contains("only with the decision REFUND");
    }

    @Test
    void an_arbitration_in_other_hands_is_taken_over_with_a_comment() {
        Page before = open(ben);
        anna.submit(open(anna), ".hand form").expect(200);
        assertThat(list(anna).one(".act").text()).startsWith("You Release until");
        assertThat(list(ben).one(".act").text()).startsWith("anna Take over until");

        Page refused = ben.submit(before, ".hand form").expect(409);

        assertThat(refused.one(".problem").text()).contains("Claimed by someone else");
        assertThat(refused.one(".hand").text()).contains("anna has this arbitration in hand");
        assertThat(refused.has("#RULE")).isFalse();

        Page taken = ben.submit(refused, "#take-over", "comment", "同事休假").expect(200);

        assertThat(taken.one(".hand").text()).contains("You have this arbitration in hand");
        assertThat(taken.one(".remarks").text()).contains("ben", "同事休假");
    }

    @Test
    void a_clerk_sees_what_is_in_hand_and_until_when() {
        anna.submit(open(anna), ".hand form").expect(200);
        Story other = Story.of(api, clock, story.shopId);
        other.apply("NEVER_RECEIVED").expect(201);
        other.reject().expect(200);
        String mine = "/console/desk?mine=true&shopId=" + story.shopId;
        clock.advance(Duration.ofHours(1));

        Page list = anna.get(mine).expect(200);

        assertThat(list.html().select("[data-open]").eachAttr("href")).containsExactly("/console/desk/" + story.id());
        assertThat(list.one("[name=mine]").hasAttr("checked")).isTrue();
        assertThat(Instant.parse(list.one(".lapse time").attr("datetime")))
                .isCloseTo(clock.instant().plus(Duration.ofHours(7)), within(1, ChronoUnit.SECONDS));
        assertThat(ben.get(mine).one(".empty").text()).startsWith("You have no arbitration in hand.");
        assertThat(open(ben).one(".hand").text()).contains("The claim lapses");
        assertThat(anna.get("/console/cases/" + story.id()).one(".facts").text())
                .contains("anna until");

        Page renewed = anna.submit(open(anna), ".hand .renew").expect(200);

        assertThat(Instant.parse(renewed.one(".hand time").attr("datetime")))
                .isCloseTo(clock.instant().plus(Duration.ofHours(8)), within(1, ChronoUnit.SECONDS));
        clock.advance(Duration.ofHours(8));
        assertThat(anna.get(mine).has("[data-row]")).isFalse();
    }

    @Test
    void what_happened_while_the_ruling_was_written_is_shown_and_the_opinion_kept() {
        Page preview = preview(open(anna), "DISMISS", "").expect(200);
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
        story = Story.of(api, clock);
        story.orderFacts(Map.of("title", hostile)).expect(200);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", hostile, "evidence", List.of()))
                .expect(200);

        Page page = open(anna);
        Page preview = anna.submit(
                page, "#RULE", "decision", "DISMISS", "blame", "BUYER", "opinion", hostile, "refundFen", hostile);
        Page shown = anna.submit(preview, "#RULE", "refundFen", "").expect(200);

        assertThat(page.one("h1 .name").text()).isEqualTo(hostile);
        assertThat(page.texts(".party").get(0)).contains(hostile);
        assertThat(shown.one(".preview blockquote").text()).isEqualTo(hostile);
        assertThat(shown.one("#confirm [name=opinion]").val()).isEqualTo(hostile);
        assertThat(preview.one("#refundFen").val()).isEqualTo(hostile);
        for (Page each : List.of(page, preview, shown, list())) {
            assertThat(each.has("script:not([src]), img, [onerror]")).isFalse();
        }
    }

    @Test
    void precedents_tell_of_shop_and_buyer() {
        story.rule("REFUND").expect(200);
        Story next = Story.of(api, clock, story.shopId);
        next.apply("NEVER_RECEIVED").expect(201);
        next.reject().expect(200);

        Page page = anna.get("/console/desk/" + next.id()).expect(200);

        assertThat(page.texts(".precedents .pair dd")).containsExactly("1", "0", "1", "1", "0", "0", "0", "0");
        assertThat(page.one(".precedents tbody tr").text())
                .contains("Never received", "Refunded", "to blame: Merchant");
        assertThat(page.one(".precedents tbody a").attr("href")).isEqualTo("/console/cases/" + story.id());
    }

    @Test
    void the_merchant_gives_in_until_the_ruling() {
        Browser clerk = browsers.merchant("clerk", story.shopId);
        Page page = clerk.get("/console/cases/" + story.id()).expect(200);

        assertThat(page.one("details:has(#APPROVE) summary").text()).isEqualTo("Give in and send it again");
        assertThat(page.one("#APPROVE .hint").text()).contains("You concede");
        assertThat(clerk.get("/console/desk").status()).isEqualTo(403);
        assertThat(clerk.get("/console/desk/" + story.id()).status()).isEqualTo(403);
    }

    @Test
    void no_page_takes_more_than_three_statements() {
        open(anna);

        assertThat(roundTrips.of(this::list)).containsExactly("read reissue_case", "read reissue_case");
        assertThat(roundTrips.of(() -> open(anna))).hasSize(3).startsWith("read reissue_case");
        Page page = open(anna);
        assertThat(roundTrips.of(() -> preview(page, "REFUND", "").expect(200))).hasSizeLessThanOrEqualTo(3);
        assertThat(page.source().length()).isLessThan(100_000);
    }

    private void state(Story stated) {
        stated.buyer()
                .post(stated.asBuyer("/statements"), Map.of("comment", "买家补充", "evidence", List.of()))
                .expect(200);
        stated.merchant()
                .post(stated.asMerchant("/statements"), Map.of("comment", "商家补充", "evidence", List.of()))
                .expect(200);
    }

    private Page preview(Page page, String decision, String yuan) {
        return anna.submit(
                page, "#RULE", "decision", decision, "blame", "MERCHANT", "opinion", "举证不足", "refundFen", yuan);
    }

    private Page list() {
        return list(anna);
    }

    private Page list(Browser reader) {
        return reader.get("/console/desk?shopId=" + story.shopId).expect(200);
    }

    private Page open(Browser reader) {
        return reader.get("/console/desk/" + story.id()).expect(200);
    }
}
