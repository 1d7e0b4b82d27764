package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Approving on a list of cases: one, the selected, or all that await a decision. */
@ReissueTest
class CaseListApprovalTest {

    private final Api api;
    private final TestClock clock;
    private final Story story;
    private final Browser clerk;

    @Autowired
    CaseListApprovalTest(Api api, TestClock clock, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void a_case_is_approved_on_its_row() {
        story.apply("OTHER").expect(201);

        Page after = clerk.press(clerk.get("/console/cases"), "[data-row] [data-act]");

        assertThat(after.expect(200).path()).isEqualTo("/console/cases");
        assertThat(after.one(".done").text()).isEqualTo("Approved. Ship the replacement in time.");
        assertThat(after.one("[data-row] [data-act]").text()).isEqualTo("Ship");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(clerk.get("/console/cases").has(".done")).isFalse();
    }

    @Test
    void a_box_that_has_the_focus_offers_enter_no_button_of_a_row() {
        story.apply("OTHER").expect(201);

        Page list = clerk.get("/console/cases");

        assertThat(list.one("form:has([name=ids])")
                        .select("button:not([form])")
                        .first()
                        .hasAttr("data-bulk"))
                .isTrue();
    }

    @Test
    void many_are_approved_at_once_and_those_that_cannot_be_are_named() {
        Story other = Story.of(api, clock, story.shopId);
        story.apply("OTHER").expect(201);
        other.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases");
        story.cancel().expect(200);

        Page after = clerk.press(list, "[data-bulk]", "ids", box(story, 1)).expect(200);

        assertThat(after.one(".problem").text()).contains("0 approved, 1 not", story.id(), "The case changed");

        Page last = clerk.press(clerk.get("/console/cases"), "[data-bulk]", "ids", box(other, 1));
        assertThat(last.one(".done").text()).startsWith("1 approved");
        assertThat(other.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @ParameterizedTest
    @CsvSource({"OTHER, REJECTED", "NEVER_RECEIVED, IN_ARBITRATION"})
    void what_a_colleague_has_rejected_meanwhile_is_not_approved_in_passing(String reason, String status) {
        Story other = Story.of(api, clock, story.shopId);
        story.apply(reason).expect(201);
        other.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases");
        story.reject().expect(200);

        Page after = clerk.press(ticked(list), "[data-bulk]").expect(200);

        assertThat(after.one(".problem").text()).contains("1 approved, 1 not", story.id(), "The case changed");
        assertThat(story.read().text("status")).isEqualTo(status);
        assertThat(other.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void giving_in_is_never_done_in_passing() {
        Story waiting = Story.of(api, clock, story.shopId);
        waiting.apply("OTHER").expect(201);
        story.apply("OTHER").expect(201);
        story.reject().expect(200);

        Page list = clerk.get("/console/cases?quickFilter=ALL");

        assertThat(list.html().select("[name=ids]").eachAttr("value")).containsExactly(box(waiting, 1));
        assertThat(list.one("a[data-act]").text()).isEqualTo("Approve after all");
        assertThat(list.one("a[data-act]").attr("href")).isEqualTo("/console/cases/" + story.id() + "#APPROVE");
        story.escalate().expect(200);
        assertThat(clerk.get("/console/cases?quickFilter=IN_ARBITRATION").has("[name=ids], [data-bulk]"))
                .isFalse();
    }

    @Test
    void all_of_a_filter_that_await_a_decision_are_approved_at_once() {
        Story other = Story.of(api, clock, story.shopId);
        Story rejected = Story.of(api, clock, story.shopId);
        for (Story one : new Story[] {story, other, rejected}) {
            one.apply("OTHER").expect(201);
        }
        rejected.reject().expect(200);
        Page list = clerk.get("/console/cases?quickFilter=ALL&orderId=" + story.orderId);

        Page after = clerk.press(list, "button[name=all]").expect(200);

        assertThat(after.one(".done").text()).startsWith("1 approved");
        assertThat(story.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(other.read().text("status")).isEqualTo("PENDING_MERCHANT");
        clerk.press(clerk.get("/console/cases?quickFilter=ALL"), "button[name=all]");
        assertThat(other.read().text("status")).isEqualTo("AWAITING_SHIPMENT");
        assertThat(rejected.read().text("status")).isEqualTo("REJECTED");
    }

    @Test
    void approving_all_twice_does_it_once() {
        story.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases");
        clerk.press(list, "button[name=all]").expect(200);
        Story next = Story.of(api, clock, story.shopId);
        next.apply("OTHER").expect(201);

        Page again = clerk.press(list, "button[name=all]").expect(200);

        assertThat(again.one(".done").text()).startsWith("1 approved");
        assertThat(next.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void approving_all_when_a_colleague_has_decided_says_that_nothing_was_left() {
        story.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases");
        story.reject().expect(200);

        Page after = clerk.press(list, "button[name=all]").expect(200);

        assertThat(after.one(".done").text()).isEqualTo("Nothing in the list awaited your decision any more.");
        assertThat(story.read().text("status")).isEqualTo("REJECTED");
    }

    @Test
    void approving_needs_a_selection() {
        story.apply("OTHER").expect(201);

        Page refused = clerk.press(clerk.get("/console/cases"), "[data-bulk]").expect(400);

        assertThat(refused.one(".problem").text()).contains("Selected cases must have 1 to 100 entries");
    }

    @Test
    void a_box_without_the_version_that_was_shown_approves_nothing() {
        story.apply("OTHER").expect(201);

        clerk.press(clerk.get("/console/cases"), "[data-bulk]", "ids", story.id())
                .expect(400);

        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    @Test
    void a_malformed_way_back_leads_to_the_plain_list_with_the_outcome() {
        Story other = Story.of(api, clock, story.shopId);
        story.apply("OTHER").expect(201);
        other.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases");
        story.cancel().expect(200);

        Page after = clerk.press(list, "[data-bulk]", "ids", box(story, 1), "back", "/console/cases?orderId=%zz")
                .expect(200);

        assertThat(after.one(".problem").text()).contains("0 approved, 1 not");
        assertThat(after.has("[data-row]")).isTrue();
    }

    @Test
    void all_of_a_list_are_found_by_its_filters_as_the_browser_has_written_them() {
        Story other = Story.of(api, clock, story.shopId);
        story.apply("OTHER").expect(201);
        other.apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases?orderId=+" + story.orderId + "+").expect(200);

        Page after = clerk.press(list, "button[name=all]").expect(200);

        assertThat(after.one(".done").text()).startsWith("1 approved");
        assertThat(other.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }

    /** What the box of a row sends: the case, and its version on the page. */
    private static String box(Story story, int version) {
        return story.id() + " " + version;
    }

    /** The page with all its boxes ticked. */
    private static Page ticked(Page list) {
        String source = list.source().replace("name=\"ids\"", "name=\"ids\" checked");
        return new Page(list.status(), list.path(), list.headers(), source);
    }
}
