package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.DueCases;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ops extend the deadlines of many cases at once. */
@ReissueTest
class BulkExtensionTest {

    private static final String EXTENSIONS = "/api/v1/ops/reissues/extensions";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final SchemaOwner owner;

    @Autowired
    BulkExtensionTest(Api api, TestClock clock, JdbcClient jdbc, SchemaOwner owner) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.owner = owner;
    }

    @Test
    void the_deadlines_of_a_range_are_extended_with_an_event_per_case() {
        Story story = applied(Story.fresh("S"));
        Instant deadline = deadline(story);
        Answer dryRun = extend(Map.of("shopId", story.shopId, "dryRun", true)).expect(200);
        assertThat(dryRun.number("matched")).isEqualTo(1);
        assertThat(dryRun.number("extended")).isZero();
        assertThat(deadline(story)).isEqualTo(deadline);
        Answer answer = extend(Map.of("shopId", story.shopId)).expect(200);
        assertThat(answer.number("matched")).isEqualTo(1);
        assertThat(answer.number("extended")).isEqualTo(1);
        assertThat(deadline(story)).isEqualTo(deadline.plus(Duration.ofDays(1)));
        assertThat(story.read().number("version")).isEqualTo(2);
        Answer timeline = story.timeline();
        assertThat(timeline.texts("items", "type")).containsExactly("reissue.applied", "reissue.deadline-extended");
        assertThat(timeline.text("items.1.comment")).isEqualTo("暴雪");
        assertThat(timeline.text("items.1.actor.kind")).isEqualTo("OPS");
        assertThat(timeline.text("items.1.actor.id")).isEqualTo("planner");
        assertThat(timeline.text("items.1.rule")).isEqualTo("R6");
    }

    @Test
    void the_range_includes_its_begin_and_excludes_its_end() {
        Story story = applied(Story.fresh("S"));
        Instant deadline = deadline(story);
        Map<String, Object> request = new HashMap<>(Map.of("shopId", story.shopId, "dryRun", true));
        request.put("deadlineFrom", deadline.toString());
        assertThat(extend(request).expect(200).number("matched")).isEqualTo(1);
        request.put("deadlineFrom", deadline.plusNanos(1_000).toString());
        assertThat(extend(request).expect(200).number("matched")).isZero();
        request.put("deadlineFrom", deadline.minusSeconds(1).toString());
        request.put("deadlineTo", deadline.toString());
        assertThat(extend(request).expect(200).number("matched")).isZero();
        request.put("deadlineTo", deadline.plusNanos(1_000).toString());
        assertThat(extend(request).expect(200).number("matched")).isEqualTo(1);
    }

    @Test
    void only_the_statuses_and_the_shop_asked_for_are_extended() {
        String shop = Story.fresh("S");
        Story pending = applied(shop);
        Story approved = applied(shop);
        approved.approve().expect(200);
        Story other = applied(Story.fresh("S"));
        Instant before = deadline(pending);
        Answer answer = extend(Map.of("shopId", shop, "statuses", List.of("AWAITING_SHIPMENT", "SHIPPED")))
                .expect(200);
        assertThat(answer.number("extended")).isEqualTo(1);
        assertThat(deadline(pending)).isEqualTo(before);
        assertThat(deadline(other)).isEqualTo(before);
        assertThat(deadline(approved)).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    @Test
    void any_number_of_deadlines_is_extended_once_each() {
        String shop = Story.fresh("S");
        Instant now = clock.instant();
        DueCases.insert(jdbc, shop, 2_345, now.plus(Duration.ofDays(2)));
        // deadlines that are extended into the range that is still to be done
        jdbc.sql("""
                        update reissue_case set updated_at = :now,
                               deadline_at = deadline_at + make_interval(mins => (random() * 2000)::integer)
                        where shop_id = :shop
                        """).param("now", Timestamp.from(now)).param("shop", shop).update();
        Answer answer = extend(Map.of("shopId", shop, "by", "PT1H")).expect(200);
        assertThat(answer.number("matched")).isEqualTo(2_345);
        assertThat(answer.number("extended")).isEqualTo(2_345);
        assertThat(jdbc.sql("""
                        select count(*) as events, count(distinct case_id) as cases
                        from case_event where shop_id = ? and type = 'reissue.deadline-extended'
                        """).param(shop).query().singleRow())
                .containsEntry("events", 2_345L)
                .containsEntry("cases", 2_345L);
        assertThat(jdbc.sql("select distinct version from reissue_case where shop_id = ?")
                        .param(shop)
                        .query(Long.class)
                        .list())
                .containsExactly(4L);
    }

    @Test
    void a_passed_deadline_is_fired_and_not_extended() {
        Story story = applied(Story.fresh("S"));
        Instant old = deadline(story);
        story.waitFor("PT48H");
        Map<String, Object> request = new HashMap<>(Map.of("shopId", story.shopId));
        request.put("deadlineFrom", old.minusSeconds(1).toString());
        request.put("deadlineTo", old.plusSeconds(1).toString());
        assertThat(extend(request).expect(200).number("matched")).isZero();
        assertThat(story.eventTypes()).containsExactly("reissue.applied", "reissue.auto-approved");
        request.put("deadlineTo", old.plus(Duration.ofDays(3)).toString());
        assertThat(extend(request).expect(200).number("extended")).isEqualTo(1);
        assertThat(deadline(story)).isEqualTo(old.plus(Duration.ofDays(3)));
    }

    @Test
    void a_repeated_call_changes_nothing() {
        Story story = applied(Story.fresh("S"));
        Client planner = api.ops("planner").key(Story.fresh("key"));
        Map<String, Object> request = request(Map.of("shopId", story.shopId));
        Answer first = planner.post(EXTENSIONS, request).expect(200);
        Instant extended = deadline(story);
        Answer again = planner.post(EXTENSIONS, request).expect(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(deadline(story)).isEqualTo(extended);
        planner.post(EXTENSIONS, request(Map.of("shopId", story.shopId, "by", "PT1H")))
                .expect(422);
        planner.post(EXTENSIONS, request(Map.of("shopId", story.shopId, "dryRun", true)))
                .expect(422);
    }

    @Test
    void an_interrupted_call_goes_on_where_it_stopped() {
        String shop = Story.fresh("S");
        List<String> ids = DueCases.insert(jdbc, shop, 1_500, clock.instant().plus(Duration.ofDays(2)));
        jdbc.sql("update reissue_case set updated_at = applied_at - interval '9 days' where shop_id = ?")
                .param(shop)
                .update();
        String constraint = "fail_" + shop.replace('-', '_');
        // ids grow, so the first ones are in the last batch
        owner.sql("alter table reissue_case add constraint %s check (id <> '%s' or version < 4)"
                        .formatted(constraint, ids.get(0)))
                .update();
        Client planner = api.ops("planner").key(Story.fresh("key"));
        Map<String, Object> request = request(Map.of("shopId", shop));
        assertThat(planner.post(EXTENSIONS, request).status()).isGreaterThanOrEqualTo(400);
        owner.sql("alter table reissue_case drop constraint " + constraint).update();
        assertThat(extended(shop)).isEqualTo(1_000);
        assertThat(planner.post(EXTENSIONS, request).expect(200).number("extended"))
                .isEqualTo(1_500);
        assertThat(extended(shop)).isEqualTo(1_500);
    }

    @Test
    void of_calls_at_once_with_one_key_each_case_is_extended_once() {
        String shop = Story.fresh("S");
        DueCases.insert(jdbc, shop, 2_500, clock.instant().plus(Duration.ofDays(2)));
        jdbc.sql("update reissue_case set updated_at = applied_at - interval '9 days' where shop_id = ?")
                .param(shop)
                .update();
        Client planner = api.ops("planner").key(Story.fresh("key"));
        Map<String, Object> request = request(Map.of("shopId", shop));
        List<CompletableFuture<Answer>> calls = IntStream.range(0, 3)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> planner.post(EXTENSIONS, request)))
                .toList();
        assertThat(calls.stream().map(call -> call.join().expect(200).number("extended")))
                .containsOnly(2_500L);
        assertThat(extended(shop)).isEqualTo(2_500);
    }

    @Test
    void what_makes_no_sense_is_refused_and_named() {
        assertRefused(Map.of("deadlineTo", clock.instant().toString()), "deadlineTo");
        assertRefused(Map.of("statuses", List.of("SHIPPED", "COMPLETED")), "statuses[1]");
        assertRefused(Map.of("statuses", List.of("IN_ARBITRATION")), "statuses[0]");
        extend(Map.of("by", "PT1M", "dryRun", true)).expect(200);
        assertRefused(Map.of("by", "PT59S"), "by");
        extend(Map.of("by", "P30D", "dryRun", true)).expect(200);
        assertRefused(Map.of("by", "P30DT1S"), "by");
        assertThat(extend(Map.of("by", "PT0S")).expect(400).texts("errors", "message"))
                .containsExactly("must be from 1 minute to 30 days");
        assertRefused(Map.of("comment", "  "), "comment");
        assertRefused(Map.of("shopId", "a/b"), "shopId");
        assertRefused(Map.of("dryRun", "yes"), "dryRun");
        api.merchant("clerk", "S-1").post(EXTENSIONS, request(Map.of())).expect(403);
    }

    private void assertRefused(Map<String, Object> changed, String field) {
        assertThat(extend(changed).expect(400).texts("errors", "field")).containsExactly(field);
    }

    private long extended(String shop) {
        return jdbc.sql("select count(*) from case_event where shop_id = ? and type = 'reissue.deadline-extended'")
                .param(shop)
                .query(Long.class)
                .single();
    }

    private Answer extend(Map<String, Object> changed) {
        return api.ops("planner").post(EXTENSIONS, request(changed));
    }

    private Map<String, Object> request(Map<String, Object> changed) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "deadlineFrom",
                clock.instant().toString(),
                "deadlineTo",
                clock.instant().plus(Duration.ofDays(5)).toString(),
                "by",
                "PT24H",
                "comment",
                "暴雪"));
        request.putAll(changed);
        return request;
    }

    private static Instant deadline(Story story) {
        return Instant.parse(story.read().text("deadline.at"));
    }

    private Story applied(String shop) {
        Story story = Story.of(api, clock, shop);
        story.apply("OTHER").expect(201);
        return story;
    }
}
