package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** The lists of cases (R18), read without JavaScript. */
@ReissueTest
class CaseListPageTest {

    private final Api api;
    private final TestClock clock;
    private final RoundTrips roundTrips;
    private final Story story;
    private final Browser clerk;
    private final Browsers browsers;

    @Autowired
    CaseListPageTest(Api api, TestClock clock, RoundTrips roundTrips, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.roundTrips = roundTrips;
        this.browsers = browsers;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void a_row_tells_the_time_left_and_what_silence_brings() {
        story.apply("MISSING_ITEMS").expect(201);
        clock.advance(Duration.ofHours(6).plusMinutes(48));

        Page list = clerk.get("/console/cases").expect(200);

        assertThat(list.one("[data-row] .left").text()).isEqualTo("41 h 12 min then auto-approved");
        assertThat(list.one("[data-row] .words").text()).isEqualTo("盒子里少了");
        assertThat(list.one("[data-row] [data-act]").text()).isEqualTo("Approve");
        assertThat(list.texts(".tabs a")).contains("Pending 1", "To decide 1", "To ship 0");
    }

    @Test
    void the_time_left_is_coloured_from_12_hours_on_and_again_from_2() {
        story.apply("OTHER").expect(201);

        Page list = clerk.get("/console/cases").expect(200);
        assertThat(list.one("[data-row] .left").classNames()).containsOnly("left");
        assertThat(list.one("[data-row] .left").attr("data-soon")).isEqualTo("43200");
        assertThat(list.one("[data-row] .left").attr("data-urgent")).isEqualTo("7200");
        clock.advance(Duration.ofHours(36));
        assertThat(clerk.get("/console/cases").one("[data-row] .left").classNames())
                .contains("soon");
        clock.advance(Duration.ofHours(10));
        assertThat(clerk.get("/console/cases").one("[data-row] .left").classNames())
                .contains("urgent");
    }

    @Test
    void an_empty_list_says_why() {
        assertThat(clerk.get("/console/cases").one(".empty").text()).startsWith("Nothing is waiting for you.");
        assertThat(clerk.get("/console/cases?quickFilter=ON_THE_WAY")
                        .one(".empty")
                        .text())
                .isEqualTo("No replacement is on its way.");
    }

    @Test
    void long_lists_have_pages_and_the_last_one_leads_back_when_nothing_is_left_on_it() {
        for (int nr = 0; nr < 31; nr++) {
            Story.of(api, clock, story.shopId).apply("OTHER").expect(201);
        }

        Page first = clerk.get("/console/cases");
        assertThat(first.html().select("[data-row]")).hasSize(30);
        Page second = clerk.get(first.one("a[rel=next]").attr("href"));
        assertThat(second.html().select("[data-row]")).hasSize(1);
        assertThat(second.has("a[rel=next]")).isFalse();
        assertThat(roundTrips.of(() -> clerk.get("/console/cases"))).hasSize(2);

        Page toDecide = clerk.get("/console/cases?quickFilter=TO_DECIDE");
        Page last = clerk.get(toDecide.one("a[rel=next]").attr("href"));
        Page empty = clerk.press(last, "[data-row] [data-act]").expect(200);
        assertThat(empty.one(".empty").text()).isEqualTo("Nothing more here.");
        Page back = clerk.get(empty.one(".pager a").attr("href")).expect(200);
        assertThat(back.html().select("[data-row]")).hasSize(30);
    }

    @Test
    void the_platform_finds_the_cases_of_every_shop() {
        story.apply("OTHER").expect(201);
        Browser ops = browsers.ops("OP-1");

        Page list =
                ops.get("/console/cases?quickFilter=ALL&shopId=" + story.shopId).expect(200);

        assertThat(list.one("[data-row] .order").text()).contains(story.orderId, story.shopId);
        assertThat(list.has("[data-row] input")).isFalse();
    }

    @Test
    void a_list_takes_at_most_three_statements() {
        story.letShipmentBecomeOverdue("OTHER");
        clerk.get("/console/cases");

        assertThat(roundTrips.of(() -> clerk.get("/console/cases?quickFilter=ALL")))
                .containsExactly("read reissue_case", "read reissue_case", "read payout");
    }
}
