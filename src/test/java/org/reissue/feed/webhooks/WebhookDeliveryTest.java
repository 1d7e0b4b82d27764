package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.reissue.feed.webhooks.ShopWebhooks.PATIENCE;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReceiverStub;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receivers get every event, in order and signed; those that fail get the same events again. */
@ReissueTest
class WebhookDeliveryTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

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
    void events_arrive_signed_in_batches_of_cloud_events() throws Exception {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String secret = webhooks.subscribe(receiver.url()).text("secret");
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(receiver.types()).containsExactly("reissue.applied", "reissue.cancelled"));

        ReceiverStub.Received call = receiver.taken().get(0);
        assertThat(call.header("Content-type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(call.events().get(0).path("data").path("caseId").asString()).isEqualTo(story.id());
        new Webhook(secret).verify(call.body(), call.headers());
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret).verify(call.body() + " ", call.headers()));
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(WebhookSigner.newSecret()).verify(call.body(), call.headers()));
    }

    @Test
    void a_machine_that_writes_other_digits_signs_what_it_sends() throws Exception {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String secret = webhooks.subscribe(receiver.url()).text("secret");
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            story.apply("OTHER").expect(201);
            await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        } finally {
            Locale.setDefault(machine);
        }

        ReceiverStub.Received call = receiver.taken().get(0);
        new Webhook(secret).verify(call.body(), call.headers());
        assertThat(call.header("Webhook-id")).matches("[ -~]+");
    }

    @Test
    void after_a_rotation_both_secrets_verify_for_a_day() throws Exception {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        Answer created = webhooks.subscribe(receiver.url());
        String old = created.text("secret");
        String fresh = story.ops()
                .post(ShopWebhooks.path(created) + "/rotate")
                .expect(200)
                .text("secret");
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        ReceiverStub.Received during = receiver.taken().get(0);
        new Webhook(old).verify(during.body(), during.headers());
        new Webhook(fresh).verify(during.body(), during.headers());

        clock.advance(Duration.ofHours(24));
        story.cancel().expect(200);
        await().atMost(PATIENCE).until(() -> receiver.types().contains("reissue.cancelled"));
        ReceiverStub.Received after = receiver.taken().get(receiver.taken().size() - 1);
        assertThatCode(() -> new Webhook(fresh).verify(after.body(), after.headers()))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(old).verify(after.body(), after.headers()));
    }

    @Test
    void only_events_of_the_chosen_types_and_shop_arrive() {
        ReceiverStub one = webhooks.receiver(ReceiverStub.thatWorks());
        ReceiverStub all = webhooks.receiver(ReceiverStub.thatWorks());
        webhooks.subscribe(one.url(), List.of("reissue.rejected", "reissue.cancelled"));
        webhooks.subscribe(all.url());
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
        ReceiverStub failing = webhooks.receiver(ReceiverStub.that(call -> dice.nextInt(10) < 3 ? 500 : 200));
        ReceiverStub hanging = webhooks.receiver(ReceiverStub.that(call -> {
            try {
                released.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException closing) {
                return 500;
            }
            return 200;
        }));
        ReceiverStub healthy = webhooks.receiver(ReceiverStub.thatWorks());
        String failingHook = webhooks.subscribed(failing.url());
        String hangingHook = webhooks.subscribed(hanging.url());
        webhooks.subscribe(healthy.url());

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
                .untilAsserted(() ->
                        assertThat(webhooks.read(hangingHook).text("lastError")).isEqualTo("No answer within 2 s"));

        released.countDown();
        // the receiver may have taken calls that timed out: their events come again
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(hanging.ids().stream().distinct()).containsExactlyElementsOf(written));
        for (String hook : List.of(failingHook, hangingHook)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(webhooks.read(hook).number("lag")).isZero();
                assertThat(webhooks.read(hook).field("lastError").isNull()).isTrue();
            });
        }
    }

    @Test
    void what_is_sent_again_has_the_same_id_although_more_has_happened_meanwhile() {
        CountDownLatch happened = new CountDownLatch(1);
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(call -> {
            try {
                return call > 1 || !happened.await(1, TimeUnit.MINUTES) ? 204 : 500;
            } catch (InterruptedException closing) {
                return 500;
            }
        }));
        webhooks.subscribe(receiver.url());
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE).until(() -> receiver.calls() == 1);
        story.cancel().expect(200);
        happened.countDown();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(receiver.types()).containsExactly("reissue.applied", "reissue.cancelled"));

        assertThat(receiver.messageIds()).hasSize(3);
        assertThat(receiver.messageIds().get(1)).isEqualTo(receiver.messageIds().get(0));
        assertThat(receiver.messageIds().get(2))
                .isNotEqualTo(receiver.messageIds().get(0));
    }

    @Test
    void redirects_are_failures() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(call -> 302));
        String hook = webhooks.subscribed(receiver.url());
        story.apply("OTHER").expect(201);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(webhooks.read(hook).field("lastError").asString(""))
                                .isEqualTo("HTTP 302, and redirects are not followed"));
        assertThat(receiver.taken()).isEmpty();
    }

    @Test
    void a_replay_sends_events_again() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        Answer created = webhooks.subscribe(receiver.url());
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 2);
        List<String> first = receiver.ids();

        story.ops()
                .post(ShopWebhooks.path(created) + "/replay", Map.of("from", created.text("position")))
                .expect(200);
        await().atMost(PATIENCE).until(() -> receiver.ids().size() == 4);
        assertThat(receiver.ids().subList(2, 4)).isEqualTo(first);
    }
}
