package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Arbitrations without JavaScript: what comes first, and who has it in hand (R16). */
@ReissueTest
class ArbitrationPageTest {

    private final TestClock clock;
    private final Browsers browsers;
    private final ArbitrationPages pages;
    private final Browser anna;
    private final Browser ben;
    private Story story;

    @Autowired
    ArbitrationPageTest(Api api, TestClock clock, Browsers browsers) {
        this.clock = clock;
        this.browsers = browsers;
        this.pages = new ArbitrationPages(api, clock, Story.fresh("S"));
        this.anna = browsers.ops("anna");
        this.ben = browsers.ops("ben");
    }

    @BeforeEach
    void an_arbitration() {
        story = pages.arbitration();
    }

    @Test
    void those_ready_to_rule_come_first_and_say_how_long_they_wait() {
        clock.advance(Duration.ofHours(49));
        Story young = pages.arbitration();

        Page list = pages.list(anna);

        assertThat(list.texts(".part th span:first-child")).containsExactly("Ready to rule", "Still open for evidence");
        assertThat(list.texts("[data-row] .waited")).containsExactly("49 h 0 min", "0 min 0 s");
        assertThat(list.texts("[data-row] .status"))
                .containsExactly("time for evidence over", "48 h 0 min left for evidence");
        assertThat(list.html().select("[data-open]").eachAttr("href"))
                .containsExactly("/console/desk/" + story.id(), "/console/desk/" + young.id());
        assertThat(anna.get("/console/cases?quickFilter=TO_RULE&shopId=" + story.shopId)
                        .one("[data-row] [data-act]")
                        .attr("href"))
                .isEqualTo("/console/desk/" + story.id() + "#RULE");

        pages.state(young);

        assertThat(pages.list(anna).texts(".part th span:first-child")).containsExactly("Ready to rule");
    }

    @Test
    void the_list_is_paged_from_one_part_into_the_next() {
        clock.advance(Duration.ofHours(49));
        for (int nr = 0; nr < 30; nr++) {
            pages.arbitration();
        }

        Page first = pages.list(anna);
        Page second = anna.get(first.one("a[rel=next]").attr("href")).expect(200);

        assertThat(first.html().select("[data-row]")).hasSize(30);
        assertThat(second.texts(".part th span:first-child")).containsExactly("Still open for evidence");
        assertThat(second.html().select("[data-row]")).hasSize(1);
        assertThat(second.html().select("[data-open]").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.html().select("[data-open]").eachAttr("href"));
    }

    @Test
    void none_is_missed_whose_evidence_window_ends_while_the_list_is_paged() {
        for (int nr = 0; nr < 30; nr++) {
            pages.state(pages.arbitration());
        }
        Page first = pages.list(anna);
        clock.advance(Duration.ofHours(49));
        Page second = anna.get(first.one("a[rel=next]").attr("href")).expect(200);

        assertThat(first.html().select("[data-open]").eachAttr("href")).doesNotContain("/console/desk/" + story.id());
        assertThat(second.html().select("[data-open]").eachAttr("href")).containsExactly("/console/desk/" + story.id());
    }

    @Test
    void an_arbitration_in_other_hands_is_taken_over_with_a_comment() {
        Page before = pages.open(ben, story);
        anna.submit(pages.open(anna, story), ".hand form").expect(200);
        assertThat(pages.list(anna).one(".act").text()).startsWith("You Release until");
        assertThat(pages.list(ben).one(".act").text()).startsWith("anna Take over until");

        Page refused = ben.submit(before, ".hand form").expect(409);

        assertThat(refused.one(".problem").text()).contains("Claimed by someone else");
        assertThat(refused.one(".hand").text()).contains("anna has this arbitration in hand");
        assertThat(refused.has("#RULE")).isFalse();

        Page taken = ben.submit(refused, "#take-over", "comment", "同事休假").expect(200);

        assertThat(taken.one(".hand").text()).contains("You have this arbitration in hand");
        assertThat(taken.one(".remarks").text()).contains("ben", "同事休假");
    }

    @Test
    void a_reason_to_take_over_that_was_refused_is_kept() {
        anna.submit(pages.open(anna, story), ".hand form").expect(200);
        Page page = pages.open(ben, story);

        Page tooLong =
                ben.submit(page, "#take-over", "comment", "x".repeat(501)).expect(400);
        assertThat(tooLong.one("#take-over textarea").text()).hasSize(501);

        story.approve().expect(200);
        Page tooLate = ben.submit(page, "#take-over", "comment", "同事休假").expect(409);
        assertThat(tooLate.has("#take-over")).isFalse();
        assertThat(tooLate.one(".changes textarea").text()).isEqualTo("同事休假");
    }

    @Test
    void a_clerk_sees_what_is_in_hand_and_until_when() {
        anna.submit(pages.open(anna, story), ".hand form").expect(200);
        Story other = pages.arbitration();
        String mine = "/console/desk?mine=true&shopId=" + story.shopId;
        clock.advance(Duration.ofHours(1));

        Page list = anna.get(mine).expect(200);

        assertThat(list.html().select("[data-open]").eachAttr("href")).containsExactly("/console/desk/" + story.id());
        assertThat(list.one("[name=mine]").hasAttr("checked")).isTrue();
        assertThat(Instant.parse(list.one(".lapse time").attr("datetime")))
                .isCloseTo(clock.instant().plus(Duration.ofHours(7)), within(1, ChronoUnit.SECONDS));
        assertThat(ben.get(mine).one(".empty").text()).startsWith("You have no arbitration in hand.");
        assertThat(pages.open(ben, story).one(".hand").text()).contains("The claim lapses");
        assertThat(anna.get("/console/cases/" + story.id()).one(".facts").text())
                .contains("anna until");

        Page renewed = anna.submit(pages.open(anna, story), ".hand .renew").expect(200);

        assertThat(Instant.parse(renewed.one(".hand time").attr("datetime")))
                .isCloseTo(clock.instant().plus(Duration.ofHours(8)), within(1, ChronoUnit.SECONDS));
        clock.advance(Duration.ofHours(8));
        assertThat(anna.get(mine).has("[data-row]")).isFalse();
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
}
