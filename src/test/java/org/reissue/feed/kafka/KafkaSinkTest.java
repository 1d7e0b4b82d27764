package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.reissue.feed.delivery.DeliveryException;
import org.reissue.feed.delivery.SubscriptionRepository;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventFilter;
import org.reissue.history.SafePosition;
import org.reissue.history.StoredEvent;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A producer that cannot send a record says so by a failed future, and would send those after it. */
@ReissueTest
class KafkaSinkTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private SafePosition safePosition;

    @Autowired
    private CloudEventConverter cloudEvents;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private FeedCursorParser cursors;

    @Test
    void no_event_is_sent_before_one_that_could_not_be_sent() {
        long before = events.lastPosition();
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.cancel().expect(200);
        List<StoredEvent> both = events.read(before, safePosition.positionNow(), EventFilter.ALL, 10)
                .events();
        assertThat(both).hasSize(2);
        UnreachableBroker broker = new UnreachableBroker();
        KafkaSink sink = new KafkaSink(() -> broker, cloudEvents, subscriptions, cursors);

        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> sink.deliver(both))
                .withMessage("Kafka: TimeoutException: no metadata");

        assertThat(broker.tried).hasSize(1);
        assertThat(broker.closed()).isTrue();
    }

    private static final class UnreachableBroker extends MockProducer<String, byte[]> {

        private final List<String> tried = new ArrayList<>();

        private UnreachableBroker() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> event) {
            tried.add(event.key());
            return CompletableFuture.failedFuture(new TimeoutException("no metadata"));
        }
    }
}
