package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reissue.feed.webhooks.ShopWebhooks.PATIENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReceiverStub;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ops see the last deliveries of a webhook, and replay from one of them. */
@ReissueTest
class WebhookDeliveriesTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    private Story story;
    private ShopWebhooks webhooks;

    @BeforeEach
    void begin() {
        story = Story.of(api, clock);
        webhooks = new ShopWebhooks(story.ops(), story.shopId);
    }

    @AfterEach
    void end() {
        webhooks.close();
    }

    @Test
    void deliveries_are_listed_with_what_they_carried_and_what_came_of_them() {
        int[] status = {503};
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(call -> status[0]));
        String hook = webhooks.subscribed(receiver.url());
        assertThat(webhooks.deliveries(hook, "").field("items")).isEmpty();
        Instant at = clock.instant();
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries(hook, "").field("items").size() > 1);
        Answer failed = webhooks.deliveries(hook, "");
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
                .until(() ->
                        webhooks.deliveries(hook, "").field("items.0.error").isNull());
        Answer delivered = webhooks.deliveries(hook, "");
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
        String hook = webhooks.subscribed("http://127.0.0.1:9/hook");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE)
                .until(() -> !webhooks.deliveries(hook, "").field("items").isEmpty());
        Answer failed = webhooks.deliveries(hook, "");
        assertThat(failed.field("items.0.status").isNull()).isTrue();
        assertThat(failed.text("items.0.error")).startsWith("No connection");
    }

    @Test
    void a_failure_to_remember_a_delivery_does_not_harm_it() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(receiver.url());
        owner.sql("alter table webhook_delivery add constraint fail_to_remember check (webhook_id <> '"
                        + ShopWebhooks.id(hook) + "')")
                .update();
        try {
            story.apply("OTHER").expect(201);
            await().atMost(PATIENCE).until(() -> receiver.ids().size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> story.ops().get(hook).expect(200).number("lag") == 0);
        } finally {
            owner.sql("alter table webhook_delivery drop constraint fail_to_remember")
                    .update();
        }
        story.cancel().expect(200);
        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries(hook, "").field("items").size() == 1);
        assertThat(receiver.types()).containsExactly("reissue.applied", "reissue.cancelled");
    }

    @Test
    void the_last_100_are_kept_and_paged() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(receiver.url());
        List<String> made = new ArrayList<>(
                jdbc.sql("""
                        insert into webhook_delivery (webhook_id, at, events, status, duration_millis)
                        select ?, timestamptz '2026-03-01 00:00:00+00', 1, 204, 7 from generate_series(1, 99)
                        returning id::text
                        """).param(ShopWebhooks.id(hook)).query(String.class).list());
        for (int i = 0; i < 4; i++) {
            made.add(webhooks.test(hook).text("id"));
        }
        Set<String> listed = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = webhooks.deliveries(hook, "?limit=30" + cursor);
            listed.addAll(page.texts("items", "id"));
            pages++;
            cursor = page.field("nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        } while (cursor != null);
        assertThat(pages).isEqualTo(4);
        assertThat(listed).isEqualTo(Set.copyOf(made.subList(3, 103)));
        assertThat(webhooks.deliveries(hook, "?limit=100").field("nextCursor").isNull())
                .isTrue();
        story.ops().get(hook + "/deliveries?limit=101").expect(400);
        story.ops().get(hook + "/deliveries?cursor=nonsense").expect(400);
    }

    @Test
    void a_replay_from_a_delivery_sends_its_events_and_those_after_it_again() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(receiver.url());
        for (int i = 1; i <= 3; i++) {
            int events = i;
            next(i);
            await().atMost(PATIENCE).until(() -> receiver.ids().size() == events);
        }
        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries(hook, "").field("items").size() == 3);
        String second = webhooks.deliveries(hook, "").text("items.1.id");
        Answer moved =
                story.ops().post(hook + "/replay", Map.of("delivery", second)).expect(200);
        assertThat(moved.text("status")).isEqualTo("ACTIVE");
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 5);
        assertThat(receiver.ids().subList(3, 5)).isEqualTo(receiver.ids().subList(1, 3));
    }

    @Test
    void a_replay_begins_at_one_place_that_exists() {
        String hook = webhooks.subscribed("http://127.0.0.1:9/hook");
        story.ops().post(hook + "/pause").expect(200);
        String test = webhooks.test(hook).text("id");
        String foreign =
                webhooks.test(webhooks.subscribed("http://127.0.0.1:9/hook")).text("id");
        for (String delivery : List.of(test, foreign, "0", "x", "", "99999999999999999999")) {
            Answer refused = story.ops()
                    .post(hook + "/replay", Map.of("delivery", delivery))
                    .expect(400);
            assertThat(refused.texts("errors", "field")).as(delivery).containsExactly("delivery");
        }
        Answer both = story.ops()
                .post(hook + "/replay", Map.of("delivery", test, "from", "MA"))
                .expect(400);
        assertThat(both.texts("errors", "message")).containsExactly("exactly one of from and delivery must be given");
        story.ops().post(hook + "/replay", Map.of()).expect(400);
    }

    @Test
    void deliveries_and_tests_are_for_ops_and_of_webhooks_that_exist() {
        String unknown = WebhookController.PATH + "/nothing";
        story.ops().get(unknown + "/deliveries").expect(404);
        story.ops().post(unknown + "/test").expect(404);
        String hook = webhooks.subscribed("http://127.0.0.1:9/hook");
        story.merchant().get(hook + "/deliveries").expect(403);
        story.merchant().post(hook + "/test").expect(403);
        webhooks.test(hook);
        story.ops().delete(hook).expect(204);
        story.ops().get(hook + "/deliveries").expect(404);
    }

    private void next(int event) {
        switch (event) {
            case 1 -> story.apply("OTHER").expect(201);
            case 2 -> story.reject().expect(200);
            default -> story.cancel().expect(200);
        }
    }

    private static List<Long> numbers(Answer page) {
        return page.texts("items", "id").stream().map(Long::valueOf).toList();
    }
}
