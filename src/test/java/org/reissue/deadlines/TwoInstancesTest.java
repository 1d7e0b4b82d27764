package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
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
    private final JdbcClient jdbc;

    @Autowired
    TwoInstancesTest(Api api, TestClock clock, TimeoutSweep sweep, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.sweep = sweep;
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
        List<Integer> fired = concurrently(List.of(onFirst, onSecond, onFirst, onSecond));
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
        List<Answer> answers = concurrently(List.of(onFirst, onSecond, onFirst, onSecond));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
    }

    private static <T> List<T> concurrently(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<Callable<T>> together = new ArrayList<>();
        for (Callable<T> task : tasks) {
            together.add(() -> {
                start.await();
                return task.call();
            });
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(together)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
