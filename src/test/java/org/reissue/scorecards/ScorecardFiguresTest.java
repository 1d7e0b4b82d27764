package org.reissue.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.scorecards.ChinaTime.moveToNext;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What each figure of a scorecard counts, and on which day. */
@ReissueTest
class ScorecardFiguresTest {

    private final Api api;
    private final TestClock clock;
    private final ScorecardFollower follower;
    private final String shop = Story.fresh("S");

    @Autowired
    ScorecardFiguresTest(Api api, TestClock clock, ScorecardFollower follower) {
        this.api = api;
        this.clock = clock;
        this.follower = follower;
    }

    @Test
    void what_happens_around_midnight_counts_on_its_own_day() {
        LocalDate day = moveToNext(LocalTime.of(23, 59, 59, 999_999_000), clock);
        Story story = story();
        story.apply("OTHER").expect(201);
        clock.advance(Duration.ofNanos(1_000));
        story.approve().expect(200);
        story.waitFor("PT20H30M");
        story.ship().expect(200);

        JsonNode cards = read();
        assertThat(cards).hasSize(2);
        assertCard(cards.get(0), day, Map.of("applied", 1));
        assertCard(cards.get(1), day.plusDays(1), Map.of("approved", 1, "shipped", 1));
        assertThat(cards.get(1).path("medianHoursToDecide").doubleValue()).isZero();
        assertThat(cards.get(1).path("medianHoursToShip").doubleValue()).isEqualTo(20.5);
    }

    @Test
    void every_figure_counts_what_it_says() {
        LocalDate day = moveToNext(LocalTime.of(8, 0), clock);
        Story approved = story();
        Story conceded = story();
        Story blamed = story();
        Story cleared = story();
        Story silent = story();
        List.of(approved, conceded, silent).forEach(one -> one.apply("OTHER").expect(201));
        List.of(blamed, cleared).forEach(one -> one.apply("NEVER_RECEIVED").expect(201));
        clock.advance(Duration.ofHours(2));
        approved.approve().expect(200);
        conceded.reject().expect(200);
        cleared.reject().expect(200);
        rule(cleared, "DISMISS", "BUYER");
        clock.advance(Duration.ofHours(4));
        conceded.approve().expect(200);
        blamed.reject().expect(200);
        rule(blamed, "REISSUE", "BOTH");
        approved.ship().expect(200);
        clock.advance(Duration.ofHours(3));
        blamed.ship().expect(200);
        clock.advance(Duration.ofHours(39));
        silent.read(); // 48 h: approved by silence
        clock.advance(Duration.ofHours(6));
        conceded.read(); // 48 h after the approval: overdue

        JsonNode cards = read();
        assertThat(cards).hasSize(2);
        assertCard(
                cards.get(0), day, Map.of("applied", 5, "approved", 2, "rejected", 3, "shipped", 2, "ruledAgainst", 1));
        assertThat(cards.get(0).path("medianHoursToDecide").doubleValue())
                .as("2, 2, 2 and 6 h; the approval after the rejection is no first decision")
                .isEqualTo(2);
        assertThat(cards.get(0).path("medianHoursToShip").doubleValue())
                .as("4 h after the approval, 3 h after the ruling")
                .isEqualTo(3.5);
        assertCard(cards.get(1), day.plusDays(2), Map.of("autoApproved", 1, "overdue", 1));
        assertThat(cards.get(1).path("medianHoursToDecide").isNull()).isTrue();
        assertThat(cards.get(1).path("medianHoursToShip").isNull()).isTrue();
    }

    @Test
    void a_decision_by_a_clock_that_is_behind_took_no_time() {
        moveToNext(LocalTime.of(8, 0), clock);
        Instant applied = clock.instant();
        Story story = story();
        story.apply("OTHER").expect(201);
        clock.set(applied.minus(Duration.ofMinutes(2))); // as of another instance
        story.approve().expect(200);
        clock.set(applied);

        assertThat(read().get(0).path("medianHoursToDecide").doubleValue()).isZero();
    }

    @Test
    void the_time_to_decide_begins_anew_when_the_buyer_modifies() {
        moveToNext(LocalTime.of(1, 0), clock);
        Story story = story();
        story.apply("OTHER").expect(201);
        story.waitFor("PT1H");
        story.reject().expect(200);
        story.waitFor("PT10H");
        story.modify("OTHER").expect(200);
        story.waitFor("PT4H");
        story.approve().expect(200);

        JsonNode card = read().get(0);
        assertThat(card.path("applied").intValue()).isEqualTo(1);
        assertThat(card.path("medianHoursToDecide").doubleValue())
                .as("1 and 4 h")
                .isEqualTo(2.5);
    }

    private Story story() {
        return Story.of(api, clock, shop);
    }

    private JsonNode read() {
        follower.drain();
        return api.merchant("clerk", shop)
                .get("/api/v1/merchant/scorecard")
                .expect(200)
                .field("items");
    }

    private static void rule(Story story, String decision, String blame) {
        story.ops()
                .post(story.asOps("/rule"), Map.of("decision", decision, "blame", blame, "opinion", "举证不足"))
                .expect(200);
    }

    private void assertCard(JsonNode card, LocalDate day, Map<String, Integer> counts) {
        assertThat(card.path("shopId").stringValue()).isEqualTo(shop);
        assertThat(card.path("day").stringValue()).isEqualTo(day.toString());
        for (String figure :
                List.of("applied", "approved", "autoApproved", "rejected", "shipped", "overdue", "ruledAgainst")) {
            assertThat(card.path(figure).intValue()).as(figure).isEqualTo(counts.getOrDefault(figure, 0));
        }
    }
}
