package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The filters of the lists of cases (R18), which are those of the API. */
@ReissueTest
class CaseFilterPageTest {

    private final Story story;
    private final Browser clerk;

    @Autowired
    CaseFilterPageTest(Api api, TestClock clock, Browsers browsers) {
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void filters_are_in_the_address_and_faults_beside_them() {
        story.apply("OTHER").expect(201);

        assertThat(clerk.get("/console/cases?orderId=" + story.orderId).has("[data-row]"))
                .isTrue();
        Page none = clerk.get("/console/cases?orderId=O-none&reason=OTHER");
        assertThat(none.one(".empty").text()).contains("No case matches these filters");
        assertThat(none.one("input[name=orderId]").val()).isEqualTo("O-none");
        assertThat(none.one("select[name=reason] option[selected]").val()).isEqualTo("OTHER");

        Page fault = clerk.get("/console/cases?appliedFrom=yesterday&orderId=").expect(400);
        assertThat(fault.texts(".problem li")).containsExactly("Applied from is no time");
        assertThat(fault.one(".problem a").attr("href")).isEqualTo("#appliedFrom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickFilter=NOPE",
                "quickFilter=TO_RULE",
                "quickFilter=ENDED&appliedFrom=0202-01-01T00:00",
                "quickFilter=ENDED&appliedFrom=%2B999999999-01-01T00:00",
                "appliedFrom=%2B300000-01-01T00:00",
                "deadlineBefore=2206-01-01T00:00",
                "type=EXCHANGE"
            })
    void an_impossible_filter_is_named_beside_an_empty_list(String address) {
        Page fault = clerk.get("/console/cases?" + address).expect(400);

        assertThat(fault.one(".problem").text()).isNotEmpty();
        assertThat(fault.has("[data-row]")).isFalse();
    }

    @Test
    void tabs_keep_the_statuses_that_they_have_boxes_for() {
        Page list = clerk.get("/console/cases?quickFilter=ALL&status=REJECTED&status=PENDING_MERCHANT&reason=OTHER")
                .expect(200);

        assertThat(list.texts("[name=status][checked] + span"))
                .containsExactlyInAnyOrder("Waiting for the merchant", "Rejected by the merchant");
        assertThat(list.one(".tabs a[href*=TO_DECIDE]").attr("href"))
                .contains("status=PENDING_MERCHANT", "reason=OTHER")
                .doesNotContain("REJECTED");
        assertThat(list.one(".tabs a[href*=ENDED]").attr("href"))
                .contains("reason=OTHER")
                .doesNotContain("status=");
    }

    @Test
    void a_type_of_after_sale_is_kept_by_tabs_by_the_file_and_by_approving_all() {
        story.apply("OTHER").expect(201);

        Page list = clerk.get("/console/cases?type=REISSUE&sort=-applied").expect(200);

        assertThat(list.has("[data-row]")).isTrue();
        assertThat(list.one("#type option[selected]").val()).isEqualTo("REISSUE");
        assertThat(list.html().select(".tabs a, a.export").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).contains("type=REISSUE"));
        assertThat(list.one("form[action$=approvals]:not([hidden]) [name=back]").val())
                .contains("type=REISSUE");

        Page approved = clerk.press(list, "button[name=all]", "back", "/console/cases?type=EXCHANGE");
        assertThat(approved.expect(400).one(".problem").text()).isNotEmpty();
        assertThat(story.read().text("status")).isEqualTo("PENDING_MERCHANT");
    }
}
