package org.reissue.orders;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Publishes messages that cannot be processed to the dead-letter topic, with the reason and their origin in headers.
 * One that is larger than the producer sends goes there by these headers alone: messages come compressed, and are
 * larger then than any that is sent. The topic of orders still has it; if it were tried again and again, those after it
 * would never be processed.
 */
final class OrderDeadLetterRecoverer extends DeadLetterPublishingRecoverer {

    static final String TOPIC = OrderListener.TOPIC + ".DLT";

    private static final String OWN_HEADERS = "kafka_dlt-";
    private static final int DEFAULT_MAX_BYTES = 1 << 20;
    /** For what the client adds to a record, and a trace. */
    private static final int ROOM = 4_096;

    private final int maxBytes;

    OrderDeadLetterRecoverer(KafkaOperations<?, ?> kafka) {
        // any partition: the dead-letter topic may have fewer partitions
        super(kafka, (message, failure) -> new TopicPartition(TOPIC, -1));
        Object configured = kafka.getProducerFactory()
                .getConfigurationProperties()
                .getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_MAX_BYTES);
        this.maxBytes = Integer.parseInt(configured.toString()) - ROOM;
    }

    @Override
    protected ProducerRecord<Object, Object> createProducerRecord(
            ConsumerRecord<?, ?> message,
            TopicPartition partition,
            Headers headers,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        ProducerRecord<Object, Object> whole = super.createProducerRecord(message, partition, headers, key, value);
        long bytes = (long) message.serializedKeySize() + message.serializedValueSize() + size(headers);
        return bytes <= maxBytes ? whole : bare(headers);
    }

    private static long size(Headers headers) {
        return Arrays.stream(headers.toArray())
                .mapToLong(
                        header -> Utils.utf8Length(header.key()) + (header.value() == null ? 0 : header.value().length))
                .sum();
    }

    private static ProducerRecord<Object, Object> bare(Headers headers) {
        Headers own = new RecordHeaders(Arrays.stream(headers.toArray())
                .filter(header -> header.key().startsWith(OWN_HEADERS))
                .toList());
        return new ProducerRecord<>(TOPIC, null, null, null, null, own);
    }
}
