package org.reissue.orders;

import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Begins to listen for order facts. While no broker's name can be resolved, Kafka's client makes no consumer; it is
 * tried again in the background, so that Kafka does not keep an instance from starting. Whatever else keeps a consumer
 * from being made is a mistake in the settings, and ends the start.
 */
class OrderListenerJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderListenerJob.class);

    private final KafkaListenerEndpointRegistry listeners;
    private boolean running;
    private boolean listening;

    OrderListenerJob(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public synchronized void start() {
        running = true;
        listen();
        if (!listening) {
            log.warn("No broker of Kafka can be resolved: orders are not received until one can");
        }
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-poll}", fixedDelayString = "PT10S")
    synchronized void tryAgain() {
        if (running && !listening) {
            listen();
            if (listening) {
                log.info("Orders are received from Kafka");
            }
        }
    }

    private void listen() {
        MessageListenerContainer orders = listeners.getListenerContainer(OrderListener.ID);
        try {
            orders.start();
            listening = true;
        } catch (RuntimeException failure) {
            orders.stop(); // it counts as running, though without a consumer
            if (Causes.of(failure).noneMatch(OrderListenerJob::isUnresolved)) {
                throw failure;
            }
        }
    }

    private static boolean isUnresolved(@Nullable Throwable cause) {
        return cause instanceof ConfigException fault
                && String.valueOf(fault.getMessage()).startsWith("No resolvable bootstrap urls");
    }

    /** The listener itself is stopped by Spring. */
    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE;
    }
}
