package org.reissue.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * How fast events leave the service: to Kafka, and to one webhook. Two services with a database each take turns; broker
 * and receiver run on the same machine, in the benchmark's JVM.
 */
final class PublishingSection implements Section {

    private static final int EVENTS = 200_000;
    private static final String DISCIPLINE = "publishing";
    private static final String TOPIC = "reissue.events";
    private static final int PARTITIONS = 3;
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final String HAS_EVERYTHING =
            "select position >= (select max(id) from case_event) from feed_subscription where name = ?";
    private static final String KAFKA_SUBSCRIPTION = "kafka";

    @Override
    public Findings measure(BenchContext bench) throws Exception {
        int events = bench.scale().count(EVENTS);
        Findings findings = new Findings();
        Database kafka = bench.cluster().create("publishing_kafka", bench.migrated());
        Database webhook = bench.cluster().create("publishing_webhook", bench.migrated());
        EmbeddedKafkaKraftBroker broker =
                new EmbeddedKafkaKraftBroker(1, PARTITIONS, TOPIC, "reissue.orders", "reissue.orders.DLT");
        broker.afterPropertiesSet();
        try (WebhookReceiver receiver = new WebhookReceiver();
                ServiceProcess toKafka =
                        start(bench, kafka, "spring.kafka.bootstrap-servers", broker.getBrokersAsString());
                ServiceProcess toWebhook = start(bench, webhook, "reissue.feed.webhooks.private-targets", "true")) {
            String subscription = receiver.subscribe(toWebhook, bench.tokens());
            publish(kafka, KAFKA_SUBSCRIPTION, events); // warms up
            publish(webhook, subscription, events);
            bench.scale().rest();
            for (int round = 0; round < bench.rounds(); round++) {
                findings.add(DISCIPLINE, "Kafka", "events/s", events / publish(kafka, KAFKA_SUBSCRIPTION, events));
                findings.add(DISCIPLINE, "one webhook", "events/s", events / publish(webhook, subscription, events));
            }
            requireArrived(broker.getBrokersAsString(), (long) events * (bench.rounds() + 1));
        } finally {
            broker.destroy();
        }
        findings.remark(
                "%,d events each time; heaps of 512 MiB; a topic of %d partitions, with acknowledgement of all replicas (one)."
                        .formatted(events, PARTITIONS));
        return findings;
    }

    private static ServiceProcess start(BenchContext bench, Database database, String property, String value)
            throws Exception {
        // the wait before the service looks at the log again is not measured
        return bench.start(database, 512, Map.of(property, value, "reissue.feed.followers.poll-interval", "PT0.1S"));
    }

    /** @return the seconds until everything was acknowledged */
    private static double publish(Database database, String subscription, int events) throws InterruptedException {
        database.run("events.sql", Map.of("count", events));
        long begun = System.nanoTime();
        database.await(INTERVAL, HAS_EVERYTHING, subscription);
        return (System.nanoTime() - begun) / 1e9;
    }

    /** At least once each. */
    private static void requireArrived(String brokers, long events) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            long arrived = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (arrived < events) {
                throw new IllegalStateException("Of %d events %d arrived at Kafka".formatted(events, arrived));
            }
        }
    }
}
