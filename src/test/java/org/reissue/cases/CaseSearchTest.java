package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** R18: lists filter, sort and page cases, and the counts agree with the lists. */
@ReissueTest
class CaseSearchTest {

    private static final String LIST = "/api/v1/merchant/reissues";
    private static final List<String> QUICK_FILTERS = List.of(
            "PENDING",
            "DUE_SOON",
            "TO_DECIDE",
            "TO_SHIP",
            "WITH_BUYER",
            "IN_ARBITRATION",
            "ON_THE_WAY",
            "ENDED",
            "ALL");

    private final Api api;
    private final TestClock clock;
    private String shop;
    private Client clerk;

    @Autowired
    CaseSearchTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @BeforeEach
    void a_shop() {
        shop = Story.fresh("S");
        clerk = api.merchant("clerk", shop);
    }

    @Test
    void every_quick_filter_finds_its_statuses_and_the_counts_agree_with_the_lists() {
        String pending = newCase(story -> {}, "OTHER");
        String toShip = newCase(Story::approve, "OTHER");
        String rejected = newCase(Story::reject, "OTHER");
        String arbitrated = newCase(Story::reject, "NEVER_RECEIVED");
        String shipped = newCase(
                story -> {
                    story.approve();
                    story.ship();
                },
                "OTHER");
        String cancelled = newCase(Story::cancel, "OTHER");

        assertThat(ids("?quickFilter=PENDING")).containsExactlyInAnyOrder(pending, toShip);
        assertThat(ids("?quickFilter=DUE_SOON")).isEmpty();
        assertThat(ids("?quickFilter=TO_DECIDE")).containsExactly(pending);
        assertThat(ids("?quickFilter=TO_SHIP")).containsExactly(toShip);
        assertThat(ids("?quickFilter=WITH_BUYER")).containsExactly(rejected);
        assertThat(ids("?quickFilter=IN_ARBITRATION")).containsExactly(arbitrated);
        assertThat(ids("?quickFilter=ON_THE_WAY")).containsExactly(shipped);
        assertThat(ids("?quickFilter=ENDED")).containsExactly(cancelled);
        assertThat(ids("?quickFilter=ALL")).hasSize(6);

        Answer counts = clerk.get(LIST + "/counts").expect(200);
        assertThat(counts.body().propertyNames()).containsExactlyInAnyOrderElementsOf(QUICK_FILTERS);
        for (String filter : QUICK_FILTERS) {
            assertThat(counts.number(filter))
                    .as(filter)
                    .isEqualTo(ids("?quickFilter=" + filter).size());
        }
    }

    @Test
    void a_case_must_match_all_filters() {
        String first = newCase(story -> {}, "OTHER");
        String firstAt = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        Story second = Story.of(api, clock, shop);
        second.apply("MISSING_ITEMS").expect(201);
        String secondAt = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));

        assertThat(ids("?reason=OTHER")).containsExactly(first);
        assertThat(ids("?orderId=" + second.orderId)).containsExactly(second.id());
        assertThat(ids("?status=REJECTED&status=PENDING_MERCHANT")).hasSize(2);
        assertThat(ids("?status=REJECTED")).isEmpty();
        assertThat(ids("?status=PENDING_MERCHANT&quickFilter=ENDED")).isEmpty();
        assertThat(ids("?appliedFrom=" + secondAt)).containsExactly(second.id());
        assertThat(ids("?appliedTo=" + secondAt)).containsExactly(first);
        assertThat(ids("?appliedFrom=" + firstAt + "&appliedTo=" + secondAt)).containsExactly(first);
        String secondDeadline = second.read().text("deadline.at");
        assertThat(ids("?deadlineBefore=" + secondDeadline)).containsExactly(first);
        assertThat(ids("?type=REISSUE")).hasSize(2);
        second.cancel().expect(200);
        assertThat(ids("?deadlineBefore=2099-01-01T00:00:00Z"))
                .as("cases without a deadline do not match")
                .containsExactly(first);
    }

    @Test
    void the_earliest_deadline_comes_first_and_cases_without_one_come_last() {
        String urgent = newCase(story -> {}, "OTHER");
        clock.advance(Duration.ofMinutes(1));
        String ended = newCase(Story::cancel, "OTHER");
        String later = newCase(story -> {}, "OTHER");
        assertThat(ids("")).containsExactly(urgent, later, ended);
        assertThat(ids("?sort=deadline")).containsExactly(urgent, later, ended);
        clock.advance(Duration.ofMinutes(1));
        String newest = newCase(story -> {}, "OTHER");
        assertThat(ids("?sort=-applied").get(0)).isEqualTo(newest);
        assertThat(ids("?sort=-applied").get(3)).isEqualTo(urgent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadline", "-applied"})
    void an_unchanged_case_appears_exactly_once_while_other_cases_change(String sort) {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Story story = Story.of(api, clock, shop);
            story.apply("OTHER").expect(201);
            if (i % 3 == 0) {
                story.cancel().expect(200);
            }
            stories.add(story);
        }
        // between the pages, cases 1, 4, 7 and 10 change and new cases are opened
        List<Story> changing = List.of(stories.get(1), stories.get(4), stories.get(7), stories.get(10));
        Set<String> unchanged = stories.stream()
                .filter(story -> !changing.contains(story))
                .map(Story::id)
                .collect(Collectors.toSet());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int page = 0;
        do {
            Answer answer = clerk.get(LIST + "?limit=3&sort=" + sort + cursor).expect(200);
            seen.addAll(answer.texts("items", "id"));
            cursor = answer.field("nextCursor").isNull() ? null : "&cursor=" + answer.text("nextCursor");
            if (page < changing.size()) {
                changing.get(page).approve().expect(200);
                newCase(story -> {}, "OTHER");
            }
            page++;
        } while (cursor != null);
        assertThat(page).isGreaterThan(3);
        assertThat(seen.stream().filter(unchanged::contains))
                .hasSize(unchanged.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void pages_have_the_size_of_the_limit_and_the_last_page_has_no_cursor() {
        for (int i = 0; i < 4; i++) {
            newCase(story -> {}, "OTHER");
        }
        Answer first = clerk.get(LIST + "?limit=2").expect(200);
        assertThat(first.field("items").size()).isEqualTo(2);
        Answer last =
                clerk.get(LIST + "?limit=2&cursor=" + first.text("nextCursor")).expect(200);
        assertThat(last.field("items").size()).isEqualTo(2);
        assertThat(last.body().has("nextCursor")).isTrue();
        assertThat(last.field("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "status=NONE, status",
        "status=, status",
        "status=%20SHIPPED, status",
        "status=SHIPPED&status=, status",
        "'status=SHIPPED,', status",
        "type=REISSUE&type=REISSUE, type",
        "type=EXCHANGE, type",
        "type=, type",
        "sort=deadline&sort=deadline, sort",
        "limit=1&limit=2, limit",
        "quickFilter=SOME, quickFilter",
        "reason=BORED, reason",
        "orderId=a%20b, orderId",
        "appliedFrom=yesterday, appliedFrom",
        "appliedTo=1700000000, appliedTo",
        "deadlineBefore=2026-13-01T00:00:00Z, deadlineBefore",
        "sort=title, sort",
        "limit=0, limit",
        "limit=101, limit",
        "limit=many, limit",
        "cursor=nonsense, cursor",
        "cursor=ZGVhZGxpbmV-bm93fm1l, cursor",
        "quickFilter=TO_SHIP&status=CLOSED&cursor=nonsense, cursor",
        "status=CLOSED&deadlineBefore=2026-12-01T00:00:00Z&cursor=ZGVhZGxpbmV-OTAwMC0wMS0wMVQwMDowMDowMFp-bm9uZQ, cursor"
    })
    void an_invalid_parameter_is_refused_by_name(String query, String field) {
        Answer refused = clerk.get(LIST + "?" + query).expect(400);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
        assertThat(refused.texts("errors", "field")).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=NONE", "status=SHIPPED,NONE", "status=SHIPPED&status=NONE"})
    void an_unknown_status_is_told_those_that_exist(String query) {
        Answer refused = clerk.get(LIST + "?" + query).expect(400);
        assertThat(refused.text("errors.0.field")).isEqualTo("status");
        assertThat(refused.text("errors.0.message")).contains("PENDING_MERCHANT, AWAITING_SHIPMENT");
    }

    @Test
    void a_cursor_of_another_sort_is_refused() {
        newCase(story -> {}, "OTHER");
        newCase(story -> {}, "OTHER");
        String cursor = clerk.get(LIST + "?limit=1").text("nextCursor");
        clerk.get(LIST + "?sort=-applied&cursor=" + cursor).expect(400);
    }

    private String newCase(Consumer<Story> history, String reason) {
        Story story = Story.of(api, clock, shop);
        story.apply(reason).expect(201);
        history.accept(story);
        return story.id();
    }

    private List<String> ids(String query) {
        return clerk.get(LIST + query).expect(200).texts("items", "id");
    }
}
