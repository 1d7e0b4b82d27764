package org.reissue.orders;

import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class OrderListenerJobTest {

    private static final KafkaException UNRESOLVED = new KafkaException(
            "Failed to construct kafka consumer",
            new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));

    private final KafkaListenerEndpointRegistry listeners = mock(KafkaListenerEndpointRegistry.class);
    private final MessageListenerContainer orders = mock(MessageListenerContainer.class);
    private final OrderListenerJob job = new OrderListenerJob(listeners);

    @BeforeEach
    void register() {
        when(listeners.getListenerContainer("orders")).thenReturn(orders);
    }

    @Test
    void it_is_tried_again_until_a_broker_can_be_resolved() {
        doThrow(UNRESOLVED).doThrow(UNRESOLVED).doNothing().when(orders).start();

        job.start();
        job.tryAgain();
        job.tryAgain();
        job.tryAgain();

        verify(orders, times(3)).start();
        verify(orders, times(2)).stop();
    }

    @Test
    void it_is_not_tried_while_the_service_stops() {
        doThrow(UNRESOLVED).when(orders).start();

        job.start();
        job.stop();
        job.tryAgain();

        verify(orders).start();
    }

    @Test
    void another_failure_ends_the_start() {
        doThrow(new KafkaException("no such mechanism")).when(orders).start();

        assertThatException().isThrownBy(job::start).withMessage("no such mechanism");
    }
}
