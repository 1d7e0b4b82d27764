package org.reissue.feed.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.standardwebhooks.Webhook;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
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
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ops send test events, of which the delivery alone tells what came. */
@ReissueTest
class WebhookTestEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

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
    void a_secret_that_cannot_be_decrypted_spoils_only_its_own_deliveries_until_it_is_rotated() throws Exception {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = ShopWebhooks.path(webhooks.subscribe(receiver.url()));
        jdbc.sql("update webhook set secret = decode('00', 'hex') where url = ?")
                .param(receiver.url())
                .update();

        story.ops().get("/api/v1/ops/webhooks").expect(200);
        assertThat(webhooks.test(hook).text("error")).isEqualTo("The secret cannot be decrypted: rotate it");
        assertThat(receiver.taken()).isEmpty();

        String secret = story.ops().post(hook + "/rotate").expect(200).text("secret");
        assertThat(webhooks.test(hook).number("status")).isEqualTo(204);
        ReceiverStub.Received call = receiver.taken().get(0);
        new Webhook(secret).verify(call.body(), call.headers());
    }

    @Test
    void a_url_beyond_ascii_is_called_percent_encoded() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        webhooks.test(webhooks.subscribed(receiver.url() + "/退款%20?来源=补寄"));
        assertThat(receiver.taken())
                .extracting(ReceiverStub.Received::target)
                .containsExactly("/hook/%E9%80%80%E6%AC%BE%20?%E6%9D%A5%E6%BA%90=%E8%A1%A5%E5%AF%84");
    }

    @Test
    void a_test_event_arrives_signed_at_once_also_while_the_subscription_is_paused() throws Exception {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        Answer created = webhooks.subscribe(receiver.url());
        String hook = ShopWebhooks.path(created);
        String position = story.ops().post(hook + "/pause").expect(200).text("position");
        Answer delivery = webhooks.test(hook);
        assertThat(delivery.number("status")).isEqualTo(204);
        assertThat(delivery.field("test").booleanValue()).isTrue();
        assertThat(delivery.number("events")).isEqualTo(1);
        assertThat(delivery.field("firstEvent").isNull()).isTrue();
        assertThat(delivery.field("error").isNull()).isTrue();
        assertThat(webhooks.deliveries(hook, "").field("items.0")).isEqualTo(delivery.body());

        ReceiverStub.Received call = receiver.taken().get(0);
        assertThat(call.header("Content-type")).isEqualTo("application/cloudevents-batch+json");
        new Webhook(created.text("secret")).verify(call.body(), call.headers());
        assertThat(described().validate(call.events())).isEmpty();
        assertThat(call.events()).hasSize(1);
        assertThat(call.events().get(0).path("specversion").asString()).isEqualTo("1.0");
        assertThat(call.events().get(0).path("type").asString()).isEqualTo("reissue.test");
        assertThat(call.events().get(0).path("subject").asString()).isEqualTo(created.text("id"));

        webhooks.test(hook);
        assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(2);
        Answer after = story.ops().get(hook).expect(200);
        assertThat(after.text("status")).isEqualTo("PAUSED");
        assertThat(after.text("position")).isEqualTo(position);
    }

    @Test
    void a_receiver_that_fails_a_test_is_told_in_the_delivery_and_nowhere_else() {
        CountDownLatch released = new CountDownLatch(1);
        ReceiverStub failing = webhooks.receiver(ReceiverStub.that(call -> 500));
        ReceiverStub hanging = webhooks.receiver(ReceiverStub.that(call -> held(released)));
        String failed = webhooks.subscribed(failing.url());
        assertThat(webhooks.test(failed).number("status")).isEqualTo(500);
        assertThat(webhooks.test(failed).text("error")).isEqualTo("HTTP 500");
        assertThat(story.ops().get(failed).expect(200).field("lastError").isNull())
                .isTrue();
        Answer late = webhooks.test(webhooks.subscribed(hanging.url()));
        released.countDown();
        assertThat(late.field("status").isNull()).isTrue();
        assertThat(late.text("error")).isEqualTo("No answer within 2 s");
        assertThat(late.number("durationMillis")).isBetween(1_500L, 10_000L);
    }

    @Test
    void a_test_holds_no_connection_while_it_waits_and_acts_once_per_key() throws Exception {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        CountDownLatch released = new CountDownLatch(1);
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(call -> held(released)));
        String hook = webhooks.subscribed(receiver.url());
        String key = Story.fresh("key");
        int many = 4; // few, so that all of them wait at once for a second on a slow machine too
        List<Callable<Answer>> tests = new ArrayList<>();
        IntStream.range(0, many)
                .forEach(i -> tests.add(
                        () -> story.ops().key(i < 2 ? key : Story.fresh("key")).post(hook + "/test")));
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Answer>> answers = tests.stream().map(threads::submit).toList();
            // all at once: a call is given up after 2 s, and then its connection would be free for another one
            await().atMost(Duration.ofMillis(1_500)).until(() -> receiver.calls() == many - 1);
            await("a moment without a connection in use")
                    .atMost(Duration.ofSeconds(1))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
            released.countDown();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().expect(200).number("status")).isEqualTo(200);
            }
            assertThat(answers.get(0).get().text("id"))
                    .isEqualTo(answers.get(1).get().text("id"));
        } finally {
            threads.shutdownNow();
        }
        Answer replayed = story.ops().key(key).post(hook + "/test").expect(200);
        assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(receiver.calls()).isEqualTo(many - 1);
        story.ops().key(key).post(webhooks.subscribed(receiver.url()) + "/test").expect(422);
    }

    @Test
    void a_test_that_is_refused_or_whose_instance_died_leaves_its_key_free() {
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.thatWorks());
        String hook = webhooks.subscribed(receiver.url());
        String key = Story.fresh("key");
        story.ops().key(key).post(WebhookController.PATH + "/nothing/test").expect(404);
        String delivery = story.ops().key(key).post(hook + "/test").expect(200).text("id");
        assertThat(jdbc.sql("update idempotency_key set result = null where result like ?")
                        .param("{\"id\":\"" + delivery + "\"%")
                        .update())
                .as("as if the result had never been stored")
                .isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(story.ops().key(key).post(hook + "/test").expect(200).header("Idempotency-Replayed"))
                .isNull();
        assertThat(receiver.calls()).isEqualTo(2);
    }

    @Test
    void a_subscription_that_is_deleted_during_its_test_is_not_found() {
        List<String> hooks = new ArrayList<>();
        ReceiverStub receiver = webhooks.receiver(ReceiverStub.that(
                call -> story.ops().delete(hooks.get(0)).expect(204).status()));
        hooks.add(webhooks.subscribed(receiver.url()));
        story.ops().post(hooks.get(0) + "/test").expect(404);
        assertThat(receiver.calls()).isEqualTo(1);
    }

    /** As {@code docs/asyncapi.yaml} describes the call, which has nothing else. */
    private static Schema described() throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(Path.of("docs/asyncapi.yaml")));
        ObjectNode payload = (ObjectNode) JSON.valueToTree(document).at("/components/messages/test/payload");
        ObjectNode event = (ObjectNode) payload.path("items");
        event.put("additionalProperties", false);
        ((ObjectNode) event.at("/properties/data")).put("additionalProperties", false);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(payload);
    }

    private static int held(CountDownLatch released) {
        try {
            released.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException closing) {
            return 500;
        }
        return 200;
    }
}
