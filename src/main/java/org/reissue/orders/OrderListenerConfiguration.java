package org.reissue.orders;

import jakarta.validation.Validator;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Listens for order facts where a Kafka broker is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
class OrderListenerConfiguration {

    static final String DEAD_LETTERS = OrderListener.TOPIC + ".DLT";

    private static final BackOff NO_RETRY = new FixedBackOff(0, 0);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(30);

    @Bean
    OrderListener orderListener(OrderService orders, JsonMapper json, Validator validator) {
        return new OrderListener(orders, json, validator);
    }

    /** Moves a bad message to the dead-letter topic at once; retries while the database fails, to keep the order. */
    @Bean
    DefaultErrorHandler orderErrorHandler(KafkaOperations<?, ?> kafka) {
        DefaultErrorHandler errors = new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(kafka, OrderListenerConfiguration::deadLetters), NO_RETRY);
        errors.setBackOffFunction((message, failure) -> isTransient(failure) ? retrying() : NO_RETRY);
        return errors;
    }

    /** Any partition: the dead-letter topic may have fewer partitions. */
    private static TopicPartition deadLetters(ConsumerRecord<?, ?> message, Exception failure) {
        return new TopicPartition(DEAD_LETTERS, -1);
    }

    private static boolean isTransient(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    private static BackOff retrying() {
        ExponentialBackOff backOff =
                new ExponentialBackOff(Duration.ofSeconds(1).toMillis(), 2);
        backOff.setMaxInterval(MAX_INTERVAL.toMillis());
        return backOff;
    }
}
