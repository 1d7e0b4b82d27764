package org.reissue.logistics.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Concurrently;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.ScanFacts;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Merchants ship while carriers scan: nothing is missed, used twice, or given up. */
@ReissueTest
class ScanRaceTest {

    private static final int ROUNDS = 25;

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    ScanRaceTest(Api api, TestClock clock, JdbcClient jdbc, TransactionTemplate transaction) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void a_scan_and_a_shipping_never_miss_each_other() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Story story = approved();
            String number = Story.freshNumber();
            List<Answer> answers =
                    Concurrently.call(List.of(() -> story.ship("SF", number), () -> scan(List.of(number))));
            assertThat(answers).allSatisfy(answer -> answer.expect(200));
            assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT");
            assertThat(story.eventTypes()).endsWith("reissue.shipped", "reissue.in-transit");
        }
    }

    @Test
    void of_two_cases_that_ship_one_number_at_once_one_does() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Story one = approved();
            Story other = approved();
            String number = Story.freshNumber();
            List<Answer> answers = Concurrently.call(
                    List.of(() -> one.ship("SF", number), () -> other.ship("SF", number.toLowerCase())));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 422);
            assertThat(answers.stream().filter(answer -> answer.status() == 422))
                    .allSatisfy(refused -> assertThat(refused.text("code")).isEqualTo("ALREADY_USED"));
        }
    }

    @Test
    void of_two_cases_that_ship_a_freed_number_at_once_one_does() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Story mistaken = approved();
            Story one = approved();
            Story other = approved();
            String number = Story.freshNumber();
            mistaken.ship("SF", number).expect(200);
            mistaken.correct("SF", Story.freshNumber()).expect(200);
            List<Answer> answers =
                    Concurrently.call(List.of(() -> one.ship("SF", number), () -> other.ship("SF", number)));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void batches_in_any_order_shippings_and_corrections_at_once_all_end_well() throws Exception {
        List<Story> stories = new ArrayList<>();
        List<String> mistyped = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Story story = approved();
            stories.add(story);
            mistyped.add(Story.freshNumber());
            right.add(Story.freshNumber());
            if (i % 2 == 0) {
                story.ship("SF", mistyped.get(i)).expect(200);
            }
        }
        List<String> all = new ArrayList<>(mistyped.stream()
                .filter(number -> mistyped.indexOf(number) % 2 == 1)
                .toList());
        all.addAll(right);
        List<Callable<Answer>> calls = new ArrayList<>();
        Random random = new Random(7);
        for (int batch = 0; batch < 4; batch++) {
            List<String> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            calls.add(() -> scan(shuffled));
        }
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            String number = i % 2 == 0 ? right.get(i) : mistyped.get(i);
            boolean corrects = i % 2 == 0;
            calls.add(() -> corrects
                    ? story.merchant()
                            .put(story.asMerchant("/shipment"), Map.of("carrier", "SF", "trackingNumber", number))
                    : story.ship("SF", number));
        }
        Collections.shuffle(calls, random);
        assertThat(Concurrently.call(calls)).allSatisfy(answer -> answer.expect(200));
        assertThat(stories)
                .allSatisfy(story -> assertThat(story.read().text("status")).isEqualTo("IN_TRANSIT"));
    }

    @Test
    void a_scan_that_waits_for_its_case_is_judged_by_its_arrival_and_recorded_when_it_has_the_case() throws Exception {
        Story story = approved();
        String number = Story.freshNumber();
        story.ship("SF", number).expect(200);
        Instant deadline = Instant.parse(story.read().text("deadline.at"));
        clock.set(deadline.minusSeconds(1));
        ExecutorService carrier = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> scanned = transaction.execute(holding -> {
                jdbc.sql("select 1 from reissue_case where id = ?::uuid for update")
                        .param(story.id())
                        .query(Integer.class)
                        .single();
                Future<Answer> scan = carrier.submit(() -> scan(List.of(number)));
                await().until(() -> scansThatWait() == 1);
                clock.set(deadline);
                return scan;
            });
            scanned.get().expect(200);
        } finally {
            carrier.shutdownNow();
        }

        assertThat(story.eventTypes()).endsWith("reissue.shipped", "reissue.in-transit", "reissue.auto-completed");
        assertThat(story.timeline().texts("items", "at")).endsWith(deadline.toString(), deadline.toString());
    }

    private long scansThatWait() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%scan.at%'")
                .query(Long.class)
                .single();
    }

    private Story approved() {
        return Story.of(api, clock).approved("OTHER");
    }

    private Answer scan(List<String> numbers) {
        Instant at = clock.instant();
        return api.system()
                .post(
                        "/api/v1/system/scans",
                        numbers.stream()
                                .map(number -> ScanFacts.accepted("SF", number, at))
                                .toList());
    }
}
