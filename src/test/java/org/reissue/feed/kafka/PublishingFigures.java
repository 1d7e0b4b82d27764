package org.reissue.feed.kafka;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reissue.ReissueApplication;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.testing.TestDatabase;
import org.reissue.testing.TestSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * How fast events leave the service: {@code ./mvnw test -Dtest=PublishingFigures -Dfigures=true}. Broker, receiver and
 * database run on the same machine, the first two in the same JVM.
 */
@EnabledIfSystemProperty(named = "figures", matches = "true")
class PublishingFigures {

    private static final int EVENTS = 200_000;

    private final TestDatabase database = TestDatabase.createDatabase("figures");
    private JdbcClient jdbc;

    @Test
    void events_per_second() throws Exception {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 3, KafkaSink.TOPIC);
        broker.brokerListProperty(
                "test.kafka.brokers"); // another name than the property that turns Kafka on for all tests
        broker.afterPropertiesSet();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (ConfigurableApplicationContext application = start(broker)) {
            jdbc = application.getBean(JdbcClient.class);
            insert(EVENTS / 10); // warms up
            await().atMost(Duration.ofMinutes(2)).until(done("kafka"));
            measure("Kafka", "kafka");

            application.getBean(SubscriptionRepository.class).pause("kafka");
            jdbc.sql("""
                            insert into feed_subscription (name, kind, position)
                            select 'figures', 'webhook', max(id) from case_event
                            """).update();
            jdbc.sql("insert into webhook (id, url, secret, created_at) values ('figures', ?, ?, '2026-01-01')")
                    .params(
                            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                    .update();
            insert(EVENTS / 10);
            await().atMost(Duration.ofMinutes(2)).until(done("figures"));
            measure("one webhook", "figures");
        } finally {
            receiver.stop(0);
            broker.destroy();
        }
    }

    private void measure(String way, String subscription) {
        insert(EVENTS);
        long begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(done(subscription));
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("FIGURE %s: %d events in %.1f s, %.0f per second%n", way, EVENTS, seconds, EVENTS / seconds);
    }

    private Callable<Boolean> done(String subscription) {
        BooleanSupplier caughtUp =
                () -> jdbc.sql("""
                        select position >= (select max(id) from case_event) from feed_subscription where name = ?
                        """).param(subscription).query(Boolean.class).single();
        return caughtUp::getAsBoolean;
    }

    private void insert(int count) {
        jdbc.sql("""
                        insert into case_event (case_id, type, at, actor_kind, shop_id, buyer_id, order_id, item_id, reason,
                                                from_status, to_status, rule, deadline_at, version)
                        select md5((nr % 50000)::text)::uuid, 'reissue.auto-approved',
                               timestamptz '2026-03-02 02:00:00+00', 'SYSTEM', 'S-' || nr % 500, 'B-' || nr, 'O-' || nr,
                               'I-1', 'MISSING_ITEMS', 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'R6',
                               timestamptz '2026-03-04 02:00:00+00', 2
                        from generate_series(1, ?) nr
                        """).param(count).update();
    }

    private ConfigurableApplicationContext start(EmbeddedKafkaKraftBroker broker) {
        List<String> arguments = new ArrayList<>(List.of(database.properties()));
        arguments.add("spring.kafka.bootstrap-servers=" + broker.getBrokersAsString());
        arguments.add("server.port=0");
        arguments.add("reissue.feed.webhooks.batch-size=200");
        arguments.add("reissue.feed.followers.poll-interval=PT0.1S");
        return new SpringApplicationBuilder(ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new));
    }
}
