package org.reissue.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reissue.scorecards.ChinaTime.moveToNext;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.RoundTrips;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What merchants and ops read of the scorecards. */
@ReissueTest
class ScorecardJourneyTest {

    private static final String MERCHANT = "/api/v1/merchant/scorecard";
    private static final String OPS = "/api/v1/ops/scorecards";

    private final Api api;
    private final TestClock clock;
    private final ScorecardFollower follower;
    private final RoundTrips roundTrips;
    private final String shop = Story.fresh("S");

    @Autowired
    ScorecardJourneyTest(Api api, TestClock clock, ScorecardFollower follower, RoundTrips roundTrips) {
        this.api = api;
        this.clock = clock;
        this.follower = follower;
        this.roundTrips = roundTrips;
    }

    @Test
    void merchants_read_their_own_shop_and_ops_all_of_them() {
        Story mine = story();
        Story other = Story.of(api, clock);
        mine.apply("OTHER").expect(201);
        other.apply("OTHER").expect(201);
        mine.waitFor("PT24H");
        mine.cancel().expect(200);
        mine.apply("OTHER").expect(201);
        follower.drain();

        assertThat(mine.merchant().get(MERCHANT).expect(200).texts("items", "shopId"))
                .containsExactly(shop, shop);
        assertThat(mine.ops().get(OPS + "?shopId=" + other.shopId).expect(200).texts("items", "shopId"))
                .containsExactly(other.shopId);
        List<String> shops = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (Answer page : mine.ops().getAll(OPS + "?limit=100")) {
            shops.addAll(page.texts("items", "shopId"));
            days.addAll(page.texts("items", "day"));
        }
        assertThat(shops).contains(shop, other.shopId);
        assertThat(days).isSorted();
        mine.merchant().get(OPS).expect(403);
        mine.ops().get(MERCHANT).expect(403);
        mine.merchant().post(OPS + "/rebuild").expect(403);
    }

    @Test
    void pages_follow_each_other() {
        Story story = story();
        for (int day = 0; day < 5; day++) {
            story.apply("OTHER").expect(201);
            story.cancel().expect(200);
            story.waitFor("PT24H");
        }
        follower.drain();
        String first = MERCHANT + "?limit=2";
        Answer page = story.merchant().get(first).expect(200);
        List<String> whole = story.merchant().get(MERCHANT).expect(200).texts("items", "day");
        assertThat(whole).hasSize(5).isSorted();
        assertThat(page.texts("items", "day")).isEqualTo(whole.subList(0, 2));
        page = story.merchant()
                .get(first + "&cursor=" + page.text("nextCursor"))
                .expect(200);
        assertThat(page.texts("items", "day")).isEqualTo(whole.subList(2, 4));
        page = story.merchant()
                .get(first + "&cursor=" + page.text("nextCursor"))
                .expect(200);
        assertThat(page.texts("items", "day")).isEqualTo(whole.subList(4, 5));
        assertThat(page.field("nextCursor").isNull()).isTrue();
        assertThat(roundTrips.of(() -> story.merchant().get(MERCHANT).expect(200)))
                .containsExactly("read scorecard_day");
    }

    @Test
    void the_last_day_is_exclusive_and_by_default_30_days_end_with_today() {
        LocalDate day = moveToNext(LocalTime.NOON, clock);
        Story story = story();
        story.apply("OTHER").expect(201);
        follower.drain();
        assertThat(days("?from=" + day + "&to=" + day.plusDays(1))).containsExactly(day.toString());
        assertThat(days("?from=" + day.minusDays(5) + "&to=" + day)).isEmpty();
        assertThat(days("?from=" + day)).containsExactly(day.toString());
        assertThat(days("?to=" + day.plusDays(30))).containsExactly(day.toString());
        assertThat(days("?to=" + day.plusDays(31))).isEmpty();
        assertThat(days("?from=" + day + "&to=" + day.plusDays(366))).containsExactly(day.toString());
        clock.advance(Duration.ofDays(29));
        assertThat(days("")).containsExactly(day.toString());
        clock.advance(Duration.ofDays(1));
        assertThat(days("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-28&to=2026-11-28, to",
        "from=2026-11-28&to=2026-11-27, to",
        "from=2026-01-01&to=2027-01-03, to",
        "from=2026-02-30&to=2026-03-02, from",
        "from=2026-11-28T00:00:00Z&to=2026-11-29, from",
        "from=20261128&to=2026-11-29, from",
        "from=1999-12-31&to=2000-01-02, from",
        "from=&to=2026-11-29, from",
        "from=2026-11-28&to=%2B12026-11-29, to",
        "from=2026-11-28&to=2101-01-01, to",
        "from=2026-11-28&to=tomorrow, to",
        "limit=101, limit",
        "cursor=x, cursor",
        "cursor=c2NvcmVjYXJkc34rOTk5OTk5OTk5LTAxLTAxflM, cursor",
    })
    void other_periods_are_refused_and_the_parameter_is_named(String query, String field) {
        for (String path : List.of(MERCHANT, OPS)) {
            Answer refused = (path.equals(OPS) ? api.ops("judge") : api.merchant("clerk", shop))
                    .get(path + "?" + query)
                    .expect(400);
            assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:invalid-request");
            assertThat(refused.texts("errors", "field")).containsExactly(field);
        }
    }

    @Test
    void a_malformed_shop_is_refused() {
        assertThat(api.ops("judge").get(OPS + "?shopId=a%20b").expect(400).texts("errors", "field"))
                .containsExactly("shopId");
    }

    private Story story() {
        return Story.of(api, clock, shop);
    }

    private List<String> days(String query) {
        return api.merchant("clerk", shop).get(MERCHANT + query).expect(200).texts("items", "day");
    }
}
