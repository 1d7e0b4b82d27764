package org.reissue.feed.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.CloudEvents;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Publishing to Kafka, where a broker is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
class KafkaConfiguration {

    @Bean
    KafkaSink kafkaOutlet(CloudEvents events, SubscriptionRepository subscriptions, ProducerFactory<?, ?> connections) {
        Map<String, Object> settings = new HashMap<>(connections.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // never given up one by one: a gap in a case's events would arrive late, after those that follow it
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaSink(
                () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                events,
                subscriptions);
    }
}
