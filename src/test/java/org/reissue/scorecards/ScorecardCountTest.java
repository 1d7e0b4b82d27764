package org.reissue.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Paging;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens, and whenever it is counted: a scorecard has the numbers that a query finds in the log. */
@ReissueTest
class ScorecardCountTest {

    private static final int CASES = 24;
    private static final int STEPS = 300;

    private static final String COUNT = """
            select shop_id, day,
                   count(*) filter (where type = 'reissue.applied') as applied,
                   count(*) filter (where type = 'reissue.approved') as approved,
                   count(*) filter (where type = 'reissue.auto-approved') as auto_approved,
                   count(*) filter (where type = 'reissue.rejected') as rejected,
                   count(*) filter (where type = 'reissue.shipped') as shipped,
                   count(*) filter (where type = 'reissue.shipment-overdue') as overdue,
                   count(*) filter (where type = 'reissue.ruled' and details ->> 'blame' in ('MERCHANT', 'BOTH'))
                       as ruled_against,
                   round((percentile_cont(0.5) within group (order by extract(epoch from at - asked_at))
                          filter (where type in ('reissue.approved', 'reissue.rejected')
                                        and from_status = 'PENDING_MERCHANT') / 3600)::numeric, 2) as to_decide,
                   round((percentile_cont(0.5) within group (order by extract(epoch from at - promised_at))
                          filter (where type = 'reissue.shipped') / 3600)::numeric, 2) as to_ship
            from case_event event
                 cross join lateral (select (at at time zone 'Asia/Shanghai')::date as day) local
                 cross join lateral (
                     select max(at) filter (where type in ('reissue.applied', 'reissue.modified')) as asked_at,
                            max(at) filter (where to_status = 'AWAITING_SHIPMENT' and type in
                                ('reissue.approved', 'reissue.auto-approved', 'reissue.ruled')) as promised_at
                     from case_event earlier where earlier.case_id = event.case_id and earlier.id < event.id) earlier
            where shop_id = ? and type in ('reissue.applied', 'reissue.approved', 'reissue.auto-approved',
                                           'reissue.rejected', 'reissue.shipped', 'reissue.shipment-overdue',
                                           'reissue.ruled')
            group by shop_id, day
            having count(*) > count(*) filter (where type = 'reissue.ruled'
                                               and details ->> 'blame' not in ('MERCHANT', 'BOTH'))
            order by day
            """;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final ScorecardFollower follower;
    private final ScorecardService scorecards;

    @Autowired
    ScorecardCountTest(
            Api api, TestClock clock, JdbcClient jdbc, ScorecardFollower follower, ScorecardService scorecards) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.follower = follower;
        this.scorecards = scorecards;
    }

    @Test
    void scorecards_equal_a_count_over_the_log() {
        long seed = Long.getLong("scorecard.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> shops = List.of(Story.fresh("S"), Story.fresh("S"));
        List<Story> stories = Stream.generate(() -> Story.of(api, clock, shops.get(random.nextInt(2))))
                .limit(CASES)
                .toList();
        stories.forEach(story -> story.apply(reason(random)).expect(201));
        LocalDate from = Scorecard.dayOf(clock.instant());
        for (int step = 0; step < STEPS; step++) {
            happening(random).accept(stories.get(random.nextInt(CASES)));
            clock.advance(Duration.ofSeconds(random.nextInt(7_200)));
            if (random.nextInt(20) == 0) {
                follower.drain();
            }
        }
        follower.drain();

        ScorecardPeriod period = new ScorecardPeriod(from, from.plusDays(100));
        for (String shop : shops) {
            List<Scorecard> expected = count(shop);
            assertThat(expected).as("seed %d", seed).hasSizeGreaterThan(5);
            assertThat(scorecards.find(shop, period, new Paging(100, null)).items())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** Something that one of them does, or tries to; what the case does not allow is refused. */
    private static Consumer<Story> happening(Random random) {
        String decision = List.of("REISSUE", "REISSUE", "REFUND", "DISMISS").get(random.nextInt(4));
        String blame = List.of("MERCHANT", "BUYER", "BOTH", "PLATFORM").get(random.nextInt(4));
        String reason = reason(random);
        return List.<Consumer<Story>>of(
                        Story::approve,
                        Story::reject,
                        Story::reject,
                        Story::ship,
                        Story::ship,
                        Story::escalate,
                        Story::read,
                        Story::cancel,
                        story -> story.modify(reason),
                        story -> story.apply(reason),
                        story -> story.apply(reason),
                        story -> story.ops()
                                .post(
                                        story.asOps("/rule"),
                                        Map.of("decision", decision, "blame", blame, "opinion", "举证不足")))
                .get(random.nextInt(12));
    }

    private static String reason(Random random) {
        return List.of("NEVER_RECEIVED", "MISSING_ITEMS", "OTHER").get(random.nextInt(3));
    }

    private List<Scorecard> count(String shop) {
        return jdbc.sql(COUNT)
                .param(shop)
                .query((row, number) -> new Scorecard(
                        row.getString("shop_id"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("applied"),
                        row.getInt("approved"),
                        row.getInt("auto_approved"),
                        row.getInt("rejected"),
                        row.getInt("shipped"),
                        row.getInt("overdue"),
                        row.getInt("ruled_against"),
                        row.getObject("to_decide") == null ? null : Double.valueOf(row.getDouble("to_decide")),
                        row.getObject("to_ship") == null ? null : Double.valueOf(row.getDouble("to_ship"))))
                .list();
    }
}
