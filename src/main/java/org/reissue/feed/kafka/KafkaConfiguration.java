package org.reissue.feed.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.reissue.ConditionalOnKafka;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.feed.events.FeedCursorParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Publishes events to Kafka where a broker is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnKafka
class KafkaConfiguration {

    @Bean
    KafkaSink kafkaSink(
            CloudEventConverter cloudEvents,
            SubscriptionRepository subscriptions,
            FeedCursorParser cursors,
            ProducerFactory<?, ?> producerFactory) {
        Map<String, Object> settings = new HashMap<>(producerFactory.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // no single record is given up: the events after it would arrive first
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // without a broker or a topic, how long until the failure is on record
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaSink(
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                cloudEvents,
                subscriptions,
                cursors);
    }
}
