package org.reissue.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.ReissueApplication;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestSupport;
import org.reissue.testing.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database: they share the work and never do it twice. */
@ReissueTest
class TwoInstancesTest {

    private final Api api;
    private final TestClock clock;
    private final TimeoutSweep sweep;
    private final JdbcClient jdbc;

    private ConfigurableApplicationContext second;

    @Autowired
    TwoInstancesTest(Api api, TestClock clock, TimeoutSweep sweep, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.sweep = sweep;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void a_second_instance() {
        second = new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .initializers(new TestSupport.Database())
                .run("--server.port=0");
        second.getBean(TestClock.class).set(clock.instant());
    }

    @AfterEach
    void stops() {
        second.close();
    }

    @Test
    void nothing_is_fired_twice() throws Exception {
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 8_000, clock.instant());
        Callable<Integer> here = sweep::drain;
        Callable<Integer> there = second.getBean(TimeoutSweep.class)::drain;
        List<Integer> fired = atOnce(List.of(here, there, here, there));
        assertThat(fired.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(8_000);
        assertThat(jdbc.sql("select count(*), count(distinct case_id) from case_event where shop_id = ?")
                        .param(shop)
                        .query((row, nr) -> List.of(row.getLong(1), row.getLong(2)))
                        .single())
                .containsExactly(8_000L, 8_000L);
    }

    @Test
    void a_key_used_at_both_acts_once() throws Exception {
        Story story = Story.of(api, clock);
        Api elsewhere = Api.at(
                URI.create("http://localhost:" + second.getEnvironment().getProperty("local.server.port")),
                second.getBean(Tokens.class));
        String key = Story.fresh("key");
        Callable<Answer> here = () -> story.buyer().key(key).post("/api/v1/buyer/reissues", story.application("OTHER"));
        Callable<Answer> there = () ->
                elsewhere.buyer(story.buyerId).key(key).post("/api/v1/buyer/reissues", story.application("OTHER"));
        List<Answer> answers = atOnce(List.of(here, there, here, there));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
