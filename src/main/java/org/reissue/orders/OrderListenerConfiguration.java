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

/** Order facts by Kafka, where a broker is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.kafka.bootstrap-servers:}'.isBlank()")
class OrderListenerConfiguration {

    static final String DEAD_LETTERS = OrderListener.TOPIC + ".DLT";

    private static final BackOff NEVER_AGAIN = new FixedBackOff(0, 0);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Bean
    OrderListener orderMessages(OrderService orders, JsonMapper json, Validator validator) {
        return new OrderListener(orders, json, validator);
    }

    /** A bad message goes aside at once; one that cannot be stored for now waits, and those behind it with it. */
    @Bean
    DefaultErrorHandler orderMessageErrors(KafkaOperations<?, ?> kafka) {
        DefaultErrorHandler errors = new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(kafka, OrderListenerConfiguration::aside), NEVER_AGAIN);
        errors.setBackOffFunction((message, failure) -> isNoFaultOfTheMessage(failure) ? patience() : NEVER_AGAIN);
        return errors;
    }

    /** Any partition will do: the dead-letter topic need not have as many. */
    private static TopicPartition aside(ConsumerRecord<?, ?> message, Exception failure) {
        return new TopicPartition(DEAD_LETTERS, -1);
    }

    private static boolean isNoFaultOfTheMessage(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    private static BackOff patience() {
        ExponentialBackOff backOff =
                new ExponentialBackOff(Duration.ofSeconds(1).toMillis(), 2);
        backOff.setMaxInterval(LONGEST_WAIT.toMillis());
        return backOff;
    }
}
