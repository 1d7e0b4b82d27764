package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.scorecards.ScorecardFollower;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.DueCases;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database share the work and never do it twice. */
@ReissueTest
class TwoInstancesTest {

    private static OtherInstance second;

    private final Api api;
    private final TestClock clock;
    private final TimeoutSweep sweep;
    private final ScorecardFollower scorecards;
    private final JdbcClient jdbc;

    @Autowired
    TwoInstancesTest(Api api, TestClock clock, TimeoutSweep sweep, ScorecardFollower scorecards, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.sweep = sweep;
        this.scorecards = scorecards;
        this.jdbc = jdbc;
    }

    @BeforeAll
    static void start_a_second_instance() {
        second = OtherInstance.startedOn(TestDatabase.shared());
    }

    @AfterAll
    static void stop_the_second_instance() {
        second.close();
    }

    @BeforeEach
    void same_time() {
        second.bean(TestClock.class).set(clock.instant());
    }

    @Test
    void two_instances_fire_each_due_case_once() throws Exception {
        Callable<Integer> onFirst = sweep::drain;
        Callable<Integer> onSecond = second.bean(TimeoutSweep.class)::drain;
        DueCases.insert(jdbc, Story.fresh("S"), 100, clock.instant());
        assertThat(onSecond.call()).as("alone, before it competes").isGreaterThanOrEqualTo(100);
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 8_000, clock.instant());
        List<Integer> fired = Concurrently.call(List.of(onFirst, onSecond, onFirst, onSecond));
        assertThat(fired.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(8_000);
        assertThat(fired.get(0) + fired.get(2)).as("on the first").isPositive();
        assertThat(fired.get(1) + fired.get(3)).as("on the second").isPositive();
        assertThat(jdbc.sql("select count(*), count(distinct case_id) from case_event where shop_id = ?")
                        .param(shop)
                        .query((row, nr) -> List.of(row.getLong(1), row.getLong(2)))
                        .single())
                .containsExactly(8_000L, 8_000L);
    }

    @Test
    void a_key_used_on_both_instances_acts_once() throws Exception {
        Story story = Story.of(api, clock);
        Api secondApi = second.api();
        String key = Story.fresh("key");
        Callable<Answer> onFirst =
                () -> story.buyer().key(key).post("/api/v1/buyer/reissues", story.application("OTHER"));
        Callable<Answer> onSecond = () ->
                secondApi.buyer(story.buyerId).key(key).post("/api/v1/buyer/reissues", story.application("OTHER"));
        List<Answer> answers = Concurrently.call(List.of(onFirst, onSecond, onFirst, onSecond));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
    }

    @Test
    void two_instances_count_each_event_in_scorecards_once() throws Exception {
        String shop = Story.fresh("S");
        Callable<Object> onFirst = Executors.callable(scorecards::drain);
        Callable<Object> onSecond = Executors.callable(second.bean(ScorecardFollower.class)::drain);
        applications(shop, 1);
        onSecond.call(); // of those that compete, all but one may find nothing to do
        assertThat(counted(shop)).as("alone, before it competes").isEqualTo(1);
        applications(shop, 12_000);
        Concurrently.call(List.of(onFirst, onSecond, onFirst, onSecond));
        onFirst.call(); // each may have skipped a row that another one had locked
        assertThat(counted(shop)).isEqualTo(12_001);
    }

    /** Written straight into the log: applying for each of them would take too long. */
    private void applications(String shop, int count) {
        jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, to_status, rule, version)
                        select uuidv7(), 'reissue.applied', :at, 'BUYER', :shop, 'B-1', 'O-' || nr, 'I-1', 'OTHER',
                               'PENDING_MERCHANT', 'R1', 1
                        from generate_series(1, :count) nr
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("shop", shop)
                .param("count", count)
                .update();
    }

    private long counted(String shop) {
        return jdbc.sql("select applied from scorecard_day where shop_id = ?")
                .param(shop)
                .query(Long.class)
                .single();
    }
}
