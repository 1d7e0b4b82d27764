package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receivers get every event, in order and signed; those that fail get the same events again. */
@ReissueTest
class WebhookDeliveryTest {

    private static final String PATH = WebhookController.PATH;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private Story story;
    private Instant start;

    @BeforeEach
    void begin() {
        start = clock.instant();
        story = Story.of(api, clock);
    }

    @AfterEach
    void end() throws Exception {
        clock.set(start);
        made.forEach(id -> api.ops("judge").delete(PATH + "/" + id));
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void events_arrive_signed_in_batches_of_cloud_events() throws Exception {
        Receiver receiver = opened(Receiver.thatWorks());
        String secret = subscribe(receiver, null).text("secret");
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(receiver.types()).containsExactly("reissue.applied", "reissue.cancelled"));

        Receiver.Received call = receiver.taken().get(0);
        assertThat(call.header("Content-type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(call.events().get(0).path("data").path("caseId").asString()).isEqualTo(story.id());
        new Webhook(secret).verify(call.body(), call.headers());
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret).verify(call.body() + " ", call.headers()));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(WebhookSigner.newSecret()).verify(call.body(), call.headers()));
    }

    @Test
    void after_a_rotation_both_secrets_verify_for_a_day() throws Exception {
        Receiver receiver = opened(Receiver.thatWorks());
        Answer created = subscribe(receiver, null);
        String old = created.text("secret");
        String fresh = api.ops("judge")
                .post(PATH + "/" + created.text("id") + "/rotate")
                .expect(200)
                .text("secret");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        Receiver.Received during = receiver.taken().get(0);
        new Webhook(old).verify(during.body(), during.headers());
        new Webhook(fresh).verify(during.body(), during.headers());

        clock.advance(Duration.ofHours(24));
        story.cancel().expect(200);
        await().atMost(PATIENCE).until(() -> receiver.types().contains("reissue.cancelled"));
        Receiver.Received after = receiver.taken().get(receiver.taken().size() - 1);
        assertThatCode(() -> new Webhook(fresh).verify(after.body(), after.headers()))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(old).verify(after.body(), after.headers()));
    }

    @Test
    void only_events_of_the_chosen_types_and_shop_arrive() {
        Receiver one = opened(Receiver.thatWorks());
        Receiver all = opened(Receiver.thatWorks());
        subscribe(one, List.of("reissue.rejected", "reissue.cancelled"));
        subscribe(all, null);
        Story foreign = Story.of(api, clock);
        foreign.apply("OTHER").expect(201);
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.ops().post(story.asOps("/remarks"), Map.of("comment", "只给自己看")).expect(200);
        story.cancel().expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(one.types()).containsExactly("reissue.rejected", "reissue.cancelled"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all.types())
                        .containsExactly("reissue.applied", "reissue.rejected", "reissue.cancelled"));
    }

    @Test
    void failing_and_hanging_receivers_get_every_event_in_order_and_hold_up_no_other() throws Exception {
        Random dice = new Random(7);
        CountDownLatch released = new CountDownLatch(1);
        Receiver failing = opened(Receiver.that(call -> dice.nextInt(10) < 3 ? 500 : 200));
        Receiver hanging = opened(Receiver.that(call -> {
            try {
                released.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException closing) {
                return 500;
            }
            return 200;
        }));
        Receiver healthy = opened(Receiver.thatWorks());
        String failingId = subscribe(failing, null).text("id");
        String hangingId = subscribe(hanging, null).text("id");
        subscribe(healthy, null);

        List<String> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Story next = Story.of(api, clock, story.shopId);
            next.apply("OTHER").expect(201);
            next.reject().expect(200);
            next.modify("OTHER").expect(200);
            next.approve().expect(200);
            next.cancel().expect(200);
        }
        written.addAll(jdbc.sql("select id::text from case_event where shop_id = ? order by case_event.id")
                .param(story.shopId)
                .query(String.class)
                .list());
        assertThat(written).hasSize(125);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(healthy.ids()).isEqualTo(written));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(failing.ids()).isEqualTo(written));
        assertThat(hanging.taken()).isEmpty();
        assertThat(failing.calls()).isGreaterThan(failing.taken().size());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(read(hangingId).text("lastError")).isEqualTo("No answer within 2 s"));

        released.countDown();
        // the receiver may have taken calls that timed out: their events come again
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(hanging.ids().stream().distinct()).containsExactlyElementsOf(written));
        for (String id : List.of(failingId, hangingId)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(read(id).number("lag")).isZero();
                assertThat(read(id).field("lastError").isNull()).isTrue();
            });
        }
    }

    @Test
    void redirects_are_failures() {
        Receiver receiver = opened(Receiver.that(call -> 302));
        String id = subscribe(receiver, null).text("id");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read(id).field("lastError").asString(""))
                        .isEqualTo("HTTP 302, and redirects are not followed"));
        assertThat(receiver.taken()).isEmpty();
    }

    @Test
    void after_three_days_of_failures_a_subscription_is_paused_until_it_is_resumed() {
        int[] status = {503};
        Receiver receiver = opened(Receiver.that(call -> status[0]));
        String id = subscribe(receiver, null).text("id");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.calls() > 3);
        assertThat(read(id).text("status")).isEqualTo("ACTIVE");

        clock.advance(Duration.ofDays(3));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read(id).text("status")).isEqualTo("PAUSED"));
        assertThat(read(id).text("lastError")).isEqualTo("HTTP 503");
        String metrics =
                api.anonymous().get("/actuator/prometheus").expect(200).body().asString();
        assertThat(metrics)
                .containsPattern("reissue_feed_paused(\\{.*})? [1-9]")
                .containsPattern("reissue_feed_paused_by_failure_total\\{.*kind=\"webhook\".*} [1-9]");

        status[0] = 200;
        assertThat(api.ops("judge")
                        .post(PATH + "/" + id + "/resume")
                        .expect(200)
                        .text("status"))
                .isEqualTo("ACTIVE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.types()).containsExactly("reissue.applied"));
        assertThat(read(id).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void while_a_subscription_is_paused_nothing_is_sent_and_nothing_is_lost() {
        Receiver receiver = opened(Receiver.thatWorks());
        Receiver other = opened(Receiver.thatWorks());
        String id = subscribe(receiver, null).text("id");
        subscribe(other, null);
        api.ops("judge").post(PATH + "/" + id + "/pause").expect(200);
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> other.ids().size() == 1);
        assertThat(receiver.calls()).isZero();
        assertThat(read(id).number("lag")).isPositive();

        api.ops("judge").post(PATH + "/" + id + "/resume").expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.ids()).isEqualTo(other.ids()));
    }

    @Test
    void a_subscription_behind_dropped_events_is_paused_with_an_error_and_goes_on_after_a_replay() {
        Receiver receiver = opened(Receiver.thatWorks());
        Receiver behind = opened(Receiver.thatWorks());
        String id = subscribe(behind, null).text("id");
        subscribe(receiver, null);
        String hook = PATH + "/" + id;
        api.ops("judge").post(hook + "/pause").expect(200);
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
                    .param(id)
                    .update();
            story.cancel().expect(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(id).text("status")).isEqualTo("PAUSED"));
            assertThat(read(id).text("lastError")).contains("no longer kept", "reissue.feed.retention");
            assertThat(behind.calls()).isZero();
            assertThat(api.anonymous()
                            .get("/actuator/prometheus")
                            .expect(200)
                            .body()
                            .asString())
                    .containsPattern("reissue_feed_paused_by_retention_total\\{.*kind=\"webhook\".*} [1-9]");
            api.ops("judge").post(hook + "/resume").expect(410);

            String oldestKept = api.system()
                    .get("/api/v1/system/events?limit=1")
                    .expect(200)
                    .text("nextCursor");
            api.ops("judge").post(hook + "/replay", Map.of("from", oldestKept)).expect(200);
            assertThat(api.ops("judge").post(hook + "/resume").expect(200).text("status"))
                    .isEqualTo("ACTIVE");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(behind.types()).containsExactly("reissue.cancelled"));
            assertThat(read(id).text("status")).isEqualTo("ACTIVE");
            assertThat(read(id).field("lastError").isNull()).isTrue();
        } finally {
            dropThrough(0);
        }
    }

    private void dropThrough(long position) {
        jdbc.sql("update case_event_retention set dropped_through = ?")
                .param(position)
                .update();
    }

    @Test
    void a_replay_sends_events_again() {
        Receiver receiver = opened(Receiver.thatWorks());
        Answer created = subscribe(receiver, null);
        String from = created.text("position");
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 2);
        List<String> first = receiver.ids();

        api.ops("judge")
                .post(PATH + "/" + created.text("id") + "/replay", Map.of("from", from))
                .expect(200);
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 4);
        assertThat(receiver.ids().subList(2, 4)).isEqualTo(first);
    }

    private Receiver opened(Receiver receiver) {
        open.add(receiver);
        return receiver;
    }

    /** Only events of the story's shop, so that events of other tests stay out. */
    private Answer subscribe(Receiver receiver, List<String> types) {
        Map<String, Object> body = new HashMap<>(Map.of("url", receiver.url(), "shopId", story.shopId));
        if (types != null) {
            body.put("types", types);
        }
        Answer created = api.ops("judge").post(PATH, body).expect(201);
        made.add(created.text("id"));
        return created;
    }

    private Answer read(String id) {
        return api.ops("judge").get(PATH + "/" + id).expect(200);
    }
}
