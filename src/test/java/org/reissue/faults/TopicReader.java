package org.reissue.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Another system that reads the events from Kafka. */
final class TopicReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<PagedFeedReader.Read> events = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "topic-reader");
    private volatile boolean closed;

    TopicReader(String brokers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ConsumerConfig.GROUP_ID_CONFIG, "faults",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        thread.setDaemon(true);
        thread.start();
    }

    /** All events read, those that came again included. */
    List<PagedFeedReader.Read> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    private void follow() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(200)).forEach(read -> {
                synchronized (events) {
                    events.add(PagedFeedReader.Read.of(JSON.readTree(read.value())));
                }
            });
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        Threads.join(thread);
    }
}
