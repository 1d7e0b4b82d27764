package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.Client;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ops see the last deliveries of a webhook, replay from one of them, and send test events. */
@ReissueTest
class WebhookDeliveriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.of(api, clock);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void deliveries_are_listed_with_what_they_carried_and_what_came_of_them() {
        int[] status = {503};
        Receiver receiver = receiver(Receiver.that(call -> status[0]));
        String hook = subscribed(receiver.url());
        assertThat(deliveries(hook, "").field("items")).isEmpty();
        Instant at = clock.instant();
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> deliveries(hook, "").field("items").size() > 1);
        Answer failed = deliveries(hook, "");
        assertThat(failed.field("items.0").propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "at", "test", "firstEvent", "lastEvent", "events", "status", "durationMillis", "error");
        assertThat(failed.number("items.0.status")).isEqualTo(503);
        assertThat(failed.text("items.0.error")).isEqualTo("HTTP 503");
        assertThat(failed.text("items.0.at")).isEqualTo(at.toString());
        assertThat(failed.number("items.0.durationMillis")).isBetween(0L, 2_000L);

        story.reject().expect(200);
        story.modify("OTHER").expect(200);
        status[0] = 204;
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 3);
        await().atMost(PATIENCE)
                .until(() -> deliveries(hook, "").field("items.0.error").isNull());
        Answer delivered = deliveries(hook, "");
        assertThat(delivered.number("items.0.status")).isEqualTo(204);
        assertThat(delivered.field("items.0.test").booleanValue()).isFalse();
        assertThat(delivered.text("items.0.lastEvent")).isEqualTo(receiver.ids().get(2));
        long events = 0;
        for (int i = 0; delivered.field("items." + i + ".error").isNull(); i++) {
            events += delivered.number("items." + i + ".events");
        }
        assertThat(events).isEqualTo(3);
        assertThat(delivered.texts("items", "firstEvent"))
                .contains(receiver.ids().get(0));
        assertThat(numbers(delivered)).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void a_receiver_that_does_not_answer_has_no_status() {
        String hook = subscribed("http://127.0.0.1:9/hook");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE)
                .until(() -> !deliveries(hook, "").field("items").isEmpty());
        Answer failed = deliveries(hook, "");
        assertThat(failed.field("items.0.status").isNull()).isTrue();
        assertThat(failed.text("items.0.error")).startsWith("No connection");
    }

    @Test
    void a_failure_to_remember_a_delivery_does_not_harm_it() {
        Receiver receiver = receiver(Receiver.thatWorks());
        String hook = subscribed(receiver.url());
        owner.sql("alter table webhook_delivery add constraint fail_to_remember check (webhook_id <> '" + id(hook)
                        + "')")
                .update();
        try {
            story.apply("OTHER").expect(201);
            await().atMost(PATIENCE).until(() -> receiver.ids().size() == 1);
            await().atMost(PATIENCE).until(() -> ops().get(hook).expect(200).number("lag") == 0);
        } finally {
            owner.sql("alter table webhook_delivery drop constraint fail_to_remember")
                    .update();
        }
        story.cancel().expect(200);
        await().atMost(PATIENCE).until(() -> deliveries(hook, "").field("items").size() == 1);
        assertThat(receiver.types()).containsExactly("reissue.applied", "reissue.cancelled");
    }

    @Test
    void the_last_100_are_kept_and_paged() {
        Receiver receiver = receiver(Receiver.thatWorks());
        String hook = subscribed(receiver.url());
        List<String> made = new ArrayList<>(
                jdbc.sql("""
                        insert into webhook_delivery (webhook_id, at, events, status, duration_millis)
                        select ?, timestamptz '2026-03-01 00:00:00+00', 1, 204, 7 from generate_series(1, 99)
                        returning id::text
                        """).param(id(hook)).query(String.class).list());
        for (int i = 0; i < 4; i++) {
            made.add(test(hook).text("id"));
        }
        Set<String> listed = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = deliveries(hook, "?limit=30" + cursor);
            listed.addAll(page.texts("items", "id"));
            pages++;
            cursor = page.field("nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        } while (cursor != null);
        assertThat(pages).isEqualTo(4);
        assertThat(listed).isEqualTo(Set.copyOf(made.subList(3, 103)));
        assertThat(deliveries(hook, "?limit=100").field("nextCursor").isNull()).isTrue();
        ops().get(hook + "/deliveries?limit=101").expect(400);
        ops().get(hook + "/deliveries?cursor=nonsense").expect(400);
    }

    @Test
    void a_test_event_arrives_signed_at_once_also_while_the_subscription_is_paused() throws Exception {
        Receiver receiver = receiver(Receiver.thatWorks());
        Answer created = subscribe(receiver.url());
        String hook = WebhookController.PATH + "/" + created.text("id");
        String position = ops().post(hook + "/pause").expect(200).text("position");
        Answer delivery = test(hook);
        assertThat(delivery.number("status")).isEqualTo(204);
        assertThat(delivery.field("test").booleanValue()).isTrue();
        assertThat(delivery.number("events")).isEqualTo(1);
        assertThat(delivery.field("firstEvent").isNull()).isTrue();
        assertThat(delivery.field("error").isNull()).isTrue();
        assertThat(deliveries(hook, "").field("items.0")).isEqualTo(delivery.body());

        Receiver.Received call = receiver.taken().get(0);
        assertThat(call.header("Content-type")).isEqualTo("application/cloudevents-batch+json");
        new Webhook(created.text("secret")).verify(call.body(), call.headers());
        assertThat(call.events()).hasSize(1);
        assertThat(call.events().get(0).path("specversion").asString()).isEqualTo("1.0");
        assertThat(call.events().get(0).path("type").asString()).isEqualTo("reissue.test");
        assertThat(call.events().get(0).path("subject").asString()).isEqualTo(created.text("id"));

        test(hook);
        assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(2);
        Answer after = ops().get(hook).expect(200);
        assertThat(after.text("status")).isEqualTo("PAUSED");
        assertThat(after.text("position")).isEqualTo(position);
    }

    @Test
    void a_receiver_that_fails_a_test_is_told_in_the_delivery_and_nowhere_else() {
        CountDownLatch released = new CountDownLatch(1);
        Receiver failing = receiver(Receiver.that(call -> 500));
        Receiver hanging = receiver(Receiver.that(call -> held(released)));
        String failed = subscribed(failing.url());
        assertThat(test(failed).number("status")).isEqualTo(500);
        assertThat(test(failed).text("error")).isEqualTo("HTTP 500");
        assertThat(ops().get(failed).expect(200).field("lastError").isNull()).isTrue();
        Answer late = test(subscribed(hanging.url()));
        released.countDown();
        assertThat(late.field("status").isNull()).isTrue();
        assertThat(late.text("error")).isEqualTo("No answer within 2 s");
        assertThat(late.number("durationMillis")).isBetween(1_500L, 10_000L);
    }

    @Test
    void a_test_holds_no_connection_while_it_waits_and_acts_once_per_key() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Receiver receiver = receiver(Receiver.that(call -> held(released)));
        String hook = subscribed(receiver.url());
        String key = Story.fresh("key");
        int many = 20; // the pool has 16 connections
        List<Callable<Answer>> tests = new ArrayList<>();
        IntStream.range(0, many)
                .forEach(i -> tests.add(
                        () -> ops().key(i < 2 ? key : Story.fresh("key")).post(hook + "/test")));
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Answer>> answers = tests.stream().map(threads::submit).toList();
            await().atMost(PATIENCE).until(() -> receiver.calls() == many - 1);
            ops().get(hook).expect(200);
            released.countDown();
            for (Future<Answer> answer : answers) {
                answer.get().expect(200);
            }
            assertThat(answers.get(0).get().text("id"))
                    .isEqualTo(answers.get(1).get().text("id"));
        } finally {
            threads.shutdownNow();
        }
        Answer replayed = ops().key(key).post(hook + "/test").expect(200);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(receiver.calls()).isEqualTo(many - 1);
        ops().key(key).post(subscribed(receiver.url()) + "/test").expect(422);
    }

    @Test
    void a_test_that_is_refused_or_whose_instance_died_leaves_its_key_free() {
        Receiver receiver = receiver(Receiver.thatWorks());
        String hook = subscribed(receiver.url());
        String key = Story.fresh("key");
        ops().key(key).post(WebhookController.PATH + "/nothing/test").expect(404);
        String delivery = test(hook, key).text("id");
        assertThat(jdbc.sql("update idempotency_key set result = null where result like ?")
                        .param("{\"id\":\"" + delivery + "\"%")
                        .update())
                .as("as if the result had never been stored")
                .isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(test(hook, key).header("Idempotency-Replayed")).isNull();
        assertThat(receiver.calls()).isEqualTo(2);
    }

    @Test
    void a_replay_from_a_delivery_sends_its_events_and_those_after_it_again() {
        Receiver receiver = receiver(Receiver.thatWorks());
        String hook = subscribed(receiver.url());
        for (int i = 1; i <= 3; i++) {
            int events = i;
            next(i);
            await().atMost(PATIENCE).until(() -> receiver.ids().size() == events);
        }
        await().atMost(PATIENCE).until(() -> deliveries(hook, "").field("items").size() == 3);
        String second = deliveries(hook, "").text("items.1.id");
        Answer moved = ops().post(hook + "/replay", Map.of("delivery", second)).expect(200);
        assertThat(moved.text("status")).isEqualTo("ACTIVE");
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 5);
        assertThat(receiver.ids().subList(3, 5)).isEqualTo(receiver.ids().subList(1, 3));
    }

    @Test
    void a_replay_begins_at_one_place_that_exists() {
        String hook = subscribed("http://127.0.0.1:9/hook");
        ops().post(hook + "/pause").expect(200);
        String test = test(hook).text("id");
        String foreign = test(subscribed("http://127.0.0.1:9/hook")).text("id");
        for (String delivery : List.of(test, foreign, "0", "x", "", "99999999999999999999")) {
            Answer refused =
                    ops().post(hook + "/replay", Map.of("delivery", delivery)).expect(400);
            assertThat(refused.texts("errors", "field")).as(delivery).containsExactly("delivery");
        }
        Answer both = ops().post(hook + "/replay", Map.of("delivery", test, "from", "MA"))
                .expect(400);
        assertThat(both.texts("errors", "message")).containsExactly("exactly one of from and delivery must be given");
        ops().post(hook + "/replay", Map.of()).expect(400);
    }

    @Test
    void deliveries_and_tests_are_for_ops_and_of_webhooks_that_exist() {
        String unknown = WebhookController.PATH + "/nothing";
        ops().get(unknown + "/deliveries").expect(404);
        ops().post(unknown + "/test").expect(404);
        String hook = subscribed("http://127.0.0.1:9/hook");
        story.merchant().get(hook + "/deliveries").expect(403);
        story.merchant().post(hook + "/test").expect(403);
        test(hook);
        ops().delete(hook).expect(204);
        ops().get(hook + "/deliveries").expect(404);
    }

    @Test
    void a_subscription_that_is_deleted_during_its_test_is_not_found() {
        List<String> hooks = new ArrayList<>();
        Receiver receiver = receiver(
                Receiver.that(call -> ops().delete(hooks.get(0)).expect(204).status()));
        hooks.add(subscribed(receiver.url()));
        ops().post(hooks.get(0) + "/test").expect(404);
        assertThat(receiver.calls()).isEqualTo(1);
    }

    private void next(int event) {
        switch (event) {
            case 1 -> story.apply("OTHER").expect(201);
            case 2 -> story.reject().expect(200);
            default -> story.cancel().expect(200);
        }
    }

    private static int held(CountDownLatch released) {
        try {
            released.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException closing) {
            return 500;
        }
        return 200;
    }

    private Receiver receiver(Receiver receiver) {
        open.add(0, receiver);
        return receiver;
    }

    private String subscribed(String url) {
        return WebhookController.PATH + "/" + subscribe(url).text("id");
    }

    /** Only events of the story's shop, so that events of other tests stay out. */
    private Answer subscribe(String url) {
        Answer created = ops().post(WebhookController.PATH, Map.of("url", url, "shopId", story.shopId))
                .expect(201);
        open.add(() -> ops().delete(WebhookController.PATH + "/" + created.text("id")));
        return created;
    }

    private Answer test(String hook) {
        return ops().post(hook + "/test").expect(200);
    }

    private Answer test(String hook, String key) {
        return ops().key(key).post(hook + "/test").expect(200);
    }

    private Answer deliveries(String hook, String query) {
        return ops().get(hook + "/deliveries" + query).expect(200);
    }

    private static List<Long> numbers(Answer page) {
        return page.texts("items", "id").stream().map(Long::valueOf).toList();
    }

    private static String id(String hook) {
        return hook.substring(hook.lastIndexOf('/') + 1);
    }

    private Client ops() {
        return api.ops("judge");
    }
}
