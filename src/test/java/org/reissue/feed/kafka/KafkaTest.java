package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reissue.ReissueApplication;
import org.reissue.testing.Api;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.TestSupport;
import org.reissue.testing.Tokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events to {@code reissue.events} and order facts from {@code reissue.orders}, with a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
@ExtendWith(OutputCaptureExtension.class)
class KafkaTest {

    private static final String ORDERS = "reissue.orders";
    private static final String DEAD_LETTERS = "reissue.orders.DLT";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database = TestDatabase.createDatabase("kafka");
    private final EmbeddedKafkaKraftBroker broker =
            new EmbeddedKafkaKraftBroker(1, 3, KafkaSink.TOPIC, ORDERS, DEAD_LETTERS);
    private final List<ConsumerRecord<String, byte[]>> published = new ArrayList<>();

    private ConfigurableApplicationContext application;
    private Consumer<String, byte[]> consumer;
    private Api api;
    private TestClock clock;
    private JdbcClient jdbc;

    @BeforeAll
    void begin() {
        broker.brokerListProperty(
                "test.kafka.brokers"); // another name than the property that turns Kafka on for all tests
        broker.afterPropertiesSet();
        consumer = consumer(KafkaSink.TOPIC);
        start();
    }

    @AfterAll
    void end() {
        application.close();
        consumer.close();
        broker.destroy();
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
        Map<String, Object> facts = facts(good);
        Map<String, Object> without = new LinkedHashMap<>(facts);
        without.remove("shopId");
        send(good, "not json");
        send(good, JSON.writeValueAsString(without));
        send("another-key", JSON.writeValueAsString(facts));
        send(good, "{}");
        send(good, JSON.writeValueAsString(facts).replace("\"quantity\":3", "\"quantity\":3.5"));
        Map<String, Object> unreadable = new LinkedHashMap<>(facts);
        unreadable.put("receiver", "公孙不可见");
        send(good, JSON.writeValueAsString(unreadable));
        Map<String, Object> ahead = new LinkedHashMap<>(facts);
        ahead.put("updatedAt", clock.instant().plus(Duration.ofHours(25)).toString());
        send(good, JSON.writeValueAsString(ahead));
        send(good, JSON.writeValueAsString(facts));

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
        try (Consumer<String, byte[]> dead = consumer(DEAD_LETTERS)) {
            List<String> aside = new ArrayList<>();
            await().atMost(PATIENCE).untilAsserted(() -> {
                dead.poll(Duration.ofMillis(200))
                        .forEach(message -> aside.add(new String(message.value(), StandardCharsets.UTF_8)));
                assertThat(aside).hasSize(7);
            });
            assertThat(aside).contains("not json", "{}");
            assertThat(log)
                    .as("R20: whoever may read the topic sees the receiver")
                    .doesNotContain("公孙不可见");
        }
    }

    @Test
    void order_facts_that_the_database_refuses_go_to_the_dead_letters_alone() {
        application
                .getBean(SchemaOwner.class)
                .sql("alter table shop_order add constraint refused check (shop_id <> 'S-refused')")
                .update();
        String stored = Story.fresh("O");
        String refused = Story.fresh("O");
        Map<String, Object> poison = facts(refused);
        poison.put("shopId", "S-refused");
        Map<String, Object> newer = facts(stored);
        newer.put("updatedAt", "2026-03-01T00:00:01Z");
        newer.put("shopId", "S-newer");
        send(stored, JSON.writeValueAsString(facts(stored)));
        send(refused, JSON.writeValueAsString(poison));
        send(stored, JSON.writeValueAsString(newer));

        try (Consumer<String, byte[]> dead = consumer(DEAD_LETTERS)) {
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
        List<String> arguments = new ArrayList<>(List.of(database.properties()));
        arguments.add("spring.kafka.bootstrap-servers=" + broker.getBrokersAsString());
        arguments.add("server.port=0");
        application = new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new));
        clock = application.getBean(TestClock.class);
        jdbc = application.getBean(JdbcClient.class);
        api = Api.at(
                URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port")),
                application.getBean(Tokens.class));
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

    private void send(String key, String message) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(ORDERS, key, message));
        }
    }

    private Consumer<String, byte[]> consumer(String topic) {
        Consumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.getBrokersAsString(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + topic,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    private static JdbcClient jdbcOf(TestDatabase database) {
        return JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
                database.url(), database.username(), database.password()));
    }

    private static Map<String, Object> facts(String orderId) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("orderId", orderId);
        facts.put("shopId", "S-kafka");
        facts.put("buyerId", "B-kafka");
        facts.put("updatedAt", "2026-03-01T00:00:00Z");
        facts.put(
                "items",
                List.of(Map.of(
                        "itemId",
                        "I-1",
                        "skuId",
                        "SKU-1",
                        "title",
                        "灯泡",
                        "categoryId",
                        "c",
                        "quantity",
                        3,
                        "paidFen",
                        100)));
        return facts;
    }
}
