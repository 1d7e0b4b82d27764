package org.reissue.orders;

import java.time.Duration;
import org.reissue.ConditionalOnKafka;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Listens for order facts where a Kafka broker is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnKafka
class OrderListenerConfiguration {

    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(30);

    @Bean
    OrderListener orderListener(OrderService orders, OrderFactsReader reader, KafkaOperations<?, ?> kafka) {
        return new OrderListener(orders, reader, new OrderDeadLetterRecoverer(kafka));
    }

    @Bean
    OrderListenerJob orderListenerJob(KafkaListenerEndpointRegistry listeners) {
        return new OrderListenerJob(listeners);
    }

    /**
     * Retries without end while the database or the broker fails, to keep the order; the listener lets nothing else
     * out.
     */
    @Bean
    DefaultErrorHandler orderErrorHandler() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_INTERVAL.toMillis(), 2);
        backOff.setMaxInterval(MAX_INTERVAL.toMillis());
        return new DefaultErrorHandler(backOff);
    }
}
