package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reissue.feed.kafka.KafkaBroker.DEAD_LETTERS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reissue.testing.Api;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.SlowProof;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events to {@code reissue.events} and order facts from {@code reissue.orders}, with a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
@ExtendWith(OutputCaptureExtension.class)
@SlowProof
class KafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database = TestDatabase.createMigratedDatabase("kafka");
    private final KafkaBroker broker = new KafkaBroker();
    private final List<ConsumerRecord<String, byte[]>> published = new ArrayList<>();

    private OtherInstance application;
    private Consumer<String, byte[]> consumer;
    private Api api;
    private TestClock clock;
    private JdbcClient jdbc;

    @BeforeAll
    void begin() {
        consumer = broker.consumer(KafkaSink.TOPIC);
        start();
    }

    @AfterAll
    void end() {
        application.close();
        consumer.close();
        broker.close();
    }

    @Test
    void a_case_is_published_in_order_in_one_partition_keyed_by_its_id() {
        Story story = live();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(story.id()))
                        .containsExactly("reissue.applied", "reissue.rejected", "reissue.cancelled"));
        List<ConsumerRecord<String, byte[]>> records = published.stream()
                .filter(event -> event.key().equals(story.id()))
                .toList();
        assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(1);
        assertThat(new String(
                        records.get(0).headers().lastHeader("content-type").value(), StandardCharsets.US_ASCII))
                .isEqualTo("application/cloudevents+json");
        JsonNode event = JSON.readTree(records.get(0).value());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("data").path("caseId").asString()).isEqualTo(story.id());
    }

    @Test
    void after_a_crash_publishing_resumes_at_its_position() {
        Story before = live();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(before.id())).hasSize(3));
        long saved = position();
        await().atMost(PATIENCE).until(() -> position() == lastEvent());
        application.close();

        // a crash leaves a lease that nobody renews, and events that nobody has published
        JdbcClient outside = jdbcOf(database);
        outside.sql("""
                        update feed_subscription
                        set lease_holder = ?, lease_until = now() + interval '1 s', term = term + 1
                        where name = 'kafka'
                        """).param(UUID.randomUUID()).update();
        List<String> missed =
                outside.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id,
                                                reason, from_status, to_status, rule, version)
                        select ?::uuid, 'reissue.modified', timestamptz '2026-03-02 02:00:00+00', 'BUYER', 'S-1', 'B-1',
                               'O-1', 'I-1', 'OTHER', 'REJECTED', 'PENDING_MERCHANT', 'R9', nr
                        from generate_series(1, 5000) nr
                        returning id::text
                        """).param(before.id()).query(String.class).list();
        int publishedBefore = published.size();

        start();
        await().atMost(PATIENCE).untilAsserted(() -> {
            poll();
            assertThat(published).hasSizeGreaterThanOrEqualTo(publishedBefore + 5000);
        });
        assertThat(saved).isPositive();
        assertThat(published.subList(publishedBefore, published.size()).stream()
                        .map(event -> JSON.readTree(event.value()).path("id").asString()))
                .containsExactlyElementsOf(missed);
        await().atMost(PATIENCE).until(() -> position() == Long.parseLong(missed.get(missed.size() - 1)));
    }

    @Test
    void order_facts_are_stored_and_bad_ones_go_to_the_dead_letters(CapturedOutput log) {
        String good = Story.fresh("O");
        String tomorrow = clock.instant().plus(Duration.ofHours(25)).toString();
        broker.sendOrder(good, "not json");
        broker.sendOrder(good, facts(good).without("shopId"));
        broker.sendOrder("another-key", facts(good));
        broker.sendOrder(good, "{}");
        broker.sendOrder(good, "{" + " ".repeat(1 << 20));
        broker.sendOrder(good, facts(good).toString().replace("\"quantity\":3", "\"quantity\":3.5"));
        broker.sendOrder(good, facts(good).put("receiver", "公孙不可见"));
        broker.sendOrder(good, facts(good).put("updatedAt", tomorrow));
        broker.sendOrder(good, facts(good));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc.sql("select shop_id from shop_order where order_id = ?")
                                .param(good)
                                .query(String.class)
                                .list())
                        .containsExactly("S-kafka"));
        assertThat(jdbc.sql("select count(*) from shop_order where order_id = 'another-key'")
                        .query(Long.class)
                        .single())
                .isZero();
        try (Consumer<String, byte[]> dead = broker.consumer(DEAD_LETTERS)) {
            List<String> aside = new ArrayList<>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                dead.poll(Duration.ofMillis(200))
                        .forEach(message -> aside.add(
                                message.value() == null
                                        ? "too large"
                                        : new String(message.value(), StandardCharsets.UTF_8)));
                assertThat(aside).hasSize(8);
            });
            assertThat(aside).contains("not json", "{}", "too large");
            assertThat(log)
                    .as("R20: whoever may read the topic sees the receiver")
                    .doesNotContain("公孙不可见");
        }
    }

    @Test
    void order_facts_that_the_database_refuses_go_to_the_dead_letters_alone() {
        application
                .bean(SchemaOwner.class)
                .sql("alter table shop_order add constraint refused check (shop_id <> 'S-refused')")
                .update();
        String stored = Story.fresh("O");
        String refused = Story.fresh("O");
        broker.sendOrder(stored, facts(stored));
        broker.sendOrder(refused, facts(refused).put("shopId", "S-refused"));
        broker.sendOrder(
                stored, facts(stored).put("updatedAt", "2026-03-01T00:00:01Z").put("shopId", "S-newer"));

        try (Consumer<String, byte[]> dead = broker.consumer(DEAD_LETTERS)) {
            List<String> keys = new ArrayList<>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                dead.poll(Duration.ofMillis(200)).forEach(message -> keys.add(message.key()));
                assertThat(keys).contains(refused).doesNotContain(stored);
            });
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc.sql("select shop_id from shop_order where order_id in (?, ?)")
                                .params(stored, refused)
                                .query(String.class)
                                .list())
                        .containsExactly("S-newer"));
    }

    private void start() {
        List<String> settings = new ArrayList<>(List.of(database.properties()));
        settings.add("spring.kafka.bootstrap-servers[0]=" + broker.address()); // the name in a list of YAML
        application = OtherInstance.started(settings.toArray(String[]::new));
        clock = application.bean(TestClock.class);
        jdbc = application.bean(JdbcClient.class);
        api = application.api();
    }

    private Story live() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.reject().expect(200);
        story.cancel().expect(200);
        return story;
    }

    private List<String> eventsOf(String caseId) {
        poll();
        return published.stream()
                .filter(event -> event.key().equals(caseId))
                .map(event -> JSON.readTree(event.value()).path("type").asString())
                .toList();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200)).forEach(published::add);
    }

    private long position() {
        return jdbc.sql("select position from feed_subscription where name = 'kafka'")
                .query(Long.class)
                .single();
    }

    private long lastEvent() {
        return jdbc.sql("select max(id) from case_event").query(Long.class).single();
    }

    private static JdbcClient jdbcOf(TestDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    private static ObjectNode facts(String orderId) {
        return (ObjectNode) JSON.readTree("""
                {
                  "orderId": "%s", "shopId": "S-kafka", "buyerId": "B-kafka", "updatedAt": "2026-03-01T00:00:00Z",
                  "items": [{"itemId": "I-1", "skuId": "SKU-1", "title": "灯泡", "categoryId": "c",
                             "quantity": 3, "paidFen": 100}]
                }
                """.formatted(orderId));
    }
}
