package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reissue.feed.webhooks.ShopWebhooks.PATIENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Api;
import org.reissue.testing.ReceiverStub;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A webhook that is paused, by ops or by what went wrong, goes on with every event that is still kept. */
@ReissueTest
class PausedWebhookTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    @Autowired
    private QueryGauges gauges;

    private Story story;
    private ShopWebhooks webhooks;
    private Instant start;

    @BeforeEach
    void begin() {
        start = clock.instant();
        story = Story.of(api, clock);
        webhooks = new ShopWebhooks(story.ops(), story.shopId);
    }

    @AfterEach
    void end() {
        clock.set(start);
        webhooks.close();
    }

    @Test
    void after_three_days_of_failures_a_subscription_is_paused_until_it_is_resumed() {
        int[] status = {503};
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(call -> status[0]));
        String hook = webhooks.subscribed(receiver.url());
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.calls() > 3);
        assertThat(webhooks.read(hook).text("status")).isEqualTo("ACTIVE");

        clock.advance(Duration.ofDays(3));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(webhooks.read(hook).text("status")).isEqualTo("PAUSED"));
        assertThat(webhooks.read(hook).text("lastError")).isEqualTo("HTTP 503");
        gauges.refresh();
        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics)
                .containsPattern("reissue_feed_paused(\\{.*})? [1-9]")
                .containsPattern("reissue_feed_paused_by_failure_total\\{.*kind=\"webhook\".*} [1-9]");

        status[0] = 200;
        assertThat(story.ops().post(hook + "/resume").expect(200).text("status"))
                .isEqualTo("ACTIVE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.types()).containsExactly("reissue.applied"));
        assertThat(webhooks.read(hook).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void while_a_subscription_is_paused_nothing_is_sent_and_nothing_is_lost() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        ReceiverStub other = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(receiver.url());
        webhooks.subscribe(other.url());
        story.ops().post(hook + "/pause").expect(200);
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> other.ids().size() == 1);
        assertThat(receiver.calls()).isZero();
        assertThat(webhooks.read(hook).number("lag")).isPositive();

        story.ops().post(hook + "/resume").expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.ids()).isEqualTo(other.ids()));
    }

    @Test
    void a_subscription_behind_dropped_events_is_paused_with_an_error_and_goes_on_after_a_replay() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        ReceiverStub behind = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(behind.url());
        webhooks.subscribe(receiver.url());
        story.ops().post(hook + "/pause").expect(200);
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 1);
        try {
            owner.sql("delete from case_event where id = ?")
                    .param(Long.valueOf(receiver.ids().get(0)))
                    .update();
            dropThrough(Long.parseLong(receiver.ids().get(0)));
            Story.of(api, clock).apply("OTHER").expect(201); // another shop's event is the oldest that is kept
            // paused by ops, and resumed by an instance that did not know yet
            jdbc.sql("update feed_subscription set paused = false where name = ?")
                    .param(ShopWebhooks.id(hook))
                    .update();
            story.cancel().expect(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(webhooks.read(hook).text("status")).isEqualTo("PAUSED"));
            assertThat(webhooks.read(hook).text("lastError")).contains("no longer kept", "reissue.feed.retention");
            assertThat(behind.calls()).isZero();
            assertThat(api.anonymous()
                            .get("/actuator/prometheus")
                            .expect(200)
                            .body()
                            .asString())
                    .containsPattern("reissue_feed_paused_by_retention_total\\{.*kind=\"webhook\".*} [1-9]");
            story.ops().post(hook + "/resume").expect(410);

            String oldestKept = api.system()
                    .get("/api/v1/system/events?limit=1")
                    .expect(200)
                    .text("nextCursor");
            story.ops().post(hook + "/replay", Map.of("from", oldestKept)).expect(200);
            assertThat(story.ops().post(hook + "/resume").expect(200).text("status"))
                    .isEqualTo("ACTIVE");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(behind.types()).containsExactly("reissue.cancelled"));
            assertThat(webhooks.read(hook).text("status")).isEqualTo("ACTIVE");
            assertThat(webhooks.read(hook).field("lastError").isNull()).isTrue();
        } finally {
            dropThrough(0);
        }
    }

    private void dropThrough(long position) {
        jdbc.sql("update case_event_retention set dropped_through = ?")
                .param(position)
                .update();
    }
}
