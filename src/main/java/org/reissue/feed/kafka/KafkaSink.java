package org.reissue.feed.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.EventSink;
import org.reissue.feed.delivery.SinkFactory;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.CloudEvent;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Publishes all events to the topic {@code reissue.events}, keyed by case, so that a case's events stay in one
 * partition and in order. After a failure the producer is replaced, and publishing resumes after the last position that
 * is known to have arrived.
 */
class KafkaSink implements SinkFactory, InitializingBean, DisposableBean {

    static final String TOPIC = "reissue.events";
    static final String NAME = "kafka";

    private static final int BATCH_SIZE = 2_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Header CONTENT_TYPE =
            new RecordHeader("content-type", CloudEvent.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));

    private final Supplier<Producer<String, byte[]>> producers;
    private final CloudEventConverter cloudEvents;
    private final SubscriptionRepository subscriptions;
    private final FeedCursorParser cursors;

    private @Nullable Producer<String, byte[]> producer;

    KafkaSink(
            Supplier<Producer<String, byte[]>> producers,
            CloudEventConverter cloudEvents,
            SubscriptionRepository subscriptions,
            FeedCursorParser cursors) {
        this.producers = producers;
        this.cloudEvents = cloudEvents;
        this.subscriptions = subscriptions;
        this.cursors = cursors;
    }

    /** Publishing begins with the oldest event that is kept. */
    @Override
    public void afterPropertiesSet() {
        FeedCursor start = cursors.startAfter(0);
        subscriptions.addIfAbsent(NAME, kind(), start.position(), start.missing());
    }

    @Override
    public String kind() {
        return KAFKA;
    }

    @Override
    public Optional<EventSink> open(String subscription) {
        return Optional.of(new EventSink(EventFilter.ALL, BATCH_SIZE, null, this::deliver));
    }

    synchronized void deliver(List<StoredEvent> events) throws DeliveryException, InterruptedException {
        boolean arrived = false;
        try {
            if (producer == null) {
                producer = producers.get();
            }
            List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
            for (StoredEvent event : events) {
                byte[] json = cloudEvents.json(cloudEvents.of(event));
                Future<RecordMetadata> record = producer.send(
                        new ProducerRecord<>(TOPIC, null, event.caseId().toString(), json, List.of(CONTENT_TYPE)));
                if (record.isDone()) {
                    record.get(); // refused before it was sent: those after it would arrive first
                }
                sent.add(record);
            }
            for (Future<RecordMetadata> record : sent) {
                record.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
            arrived = true;
        } catch (InterruptException shutdown) {
            Thread.interrupted(); // the flag is set too, and would keep the producer from closing
            throw new InterruptedException(shutdown.getMessage());
        } catch (ExecutionException | KafkaException | TimeoutException failure) {
            Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
            throw new DeliveryException(
                    "Kafka: " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), failure);
        } finally {
            if (!arrived) {
                destroy();
            }
        }
    }

    /** Discards records that are not sent yet: their events are read again. */
    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
