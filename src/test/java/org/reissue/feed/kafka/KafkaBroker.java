package org.reissue.feed.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker with the topics of the service, and producers and consumers of them. */
final class KafkaBroker implements AutoCloseable {

    private static final String ORDERS = "reissue.orders";
    static final String DEAD_LETTERS = "reissue.orders.DLT";

    private final EmbeddedKafkaKraftBroker broker =
            new EmbeddedKafkaKraftBroker(1, 3, KafkaSink.TOPIC, ORDERS, DEAD_LETTERS);

    KafkaBroker() {
        broker.brokerListProperty(
                "test.kafka.brokers"); // another name than the property that turns Kafka on for all tests
        broker.afterPropertiesSet();
    }

    String address() {
        return broker.getBrokersAsString();
    }

    /** Compressed, so that a message may be larger than what the service can send. */
    void sendOrder(String key, Object message) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8 << 20);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(ORDERS, key, message.toString()));
        }
    }

    /** Reads a topic on from where its reader before stopped. */
    Consumer<String, byte[]> consumer(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "test-" + topic,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        Consumer<String, byte[]> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
