package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import kafka.server.BrokerServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Kafka's only broker goes away and comes back while events are published. */
@FaultTest
class BrokerRestartTest {

    private static final String TOPIC = "reissue.events";
    private static final int RESTARTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 3, TOPIC);

    @BeforeAll
    void start() {
        kafka.brokerListProperty("faults.kafka.brokers"); // a name that turns nothing on
        kafka.afterPropertiesSet();
    }

    @AfterAll
    void stop() {
        kafka.destroy();
    }

    @Test
    void everything_is_published_in_order_once_the_broker_is_back() throws Exception {
        try (PostgresProcess database = PostgresProcess.started("broker-database")) {
            Instances instances = new Instances()
                    .withRoles(database)
                    .with("spring.kafka.bootstrap-servers", kafka.getBrokersAsString());
            instances.add("broker-1", database.url());
            instances.add("broker-2", database.url());
            instances.start();
            try (Platform platform = new Platform(instances, () -> database).followed();
                    TopicReader reader = new TopicReader(kafka.getBrokersAsString(), TOPIC)) {
                platform.load().start(10);
                BrokerServer broker =
                        kafka.getCluster().brokers().values().iterator().next();
                for (int restart = 1; restart <= RESTARTS; restart++) {
                    Callers.pause(2_000, 3_000);
                    broker.shutdown();
                    Callers.pause(2_000, 4_000);
                    broker.startup();
                }
                platform.comeToRestAndCheck();
                await("Kafka has everything")
                        .atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(missing(database, reader)).isEmpty());
                Figures.add(RESTARTS + " restarts of the broker", platform);
            }
        }
    }

    private static List<String> missing(PostgresProcess database, TopicReader reader) {
        return new FeedChecker(database.jdbc()).checkWebhook(reader.events());
    }
}
