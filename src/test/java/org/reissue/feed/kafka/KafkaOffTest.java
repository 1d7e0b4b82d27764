package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.jdbc.QueryGauges;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/** Without a broker in the settings nothing connects to Kafka. */
@ReissueTest
class KafkaOffTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private QueryGauges gauges;

    @Test
    void nothing_publishes_and_nothing_listens() {
        assertThat(application.getBeanProvider(KafkaSink.class).stream()).isEmpty();
        assertThat(application.getBean(KafkaListenerEndpointRegistry.class).getListenerContainers())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from feed_subscription where kind = 'kafka'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("kafka-producer-network-thread"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_not_published_when_kafka_was_switched_off_is_no_lag(boolean paused) {
        Story.of(api, clock).apply("OTHER").expect(201);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from feed_subscription").update();
            jdbc.sql("insert into feed_subscription (name, kind, position, paused) values ('kafka', 'kafka', 0, ?)")
                    .param(paused)
                    .update();
            gauges.refresh();
            assertThat(meters.get("reissue.feed.lag.events").gauge().value()).isZero();
            assertThat(meters.get("reissue.feed.paused").gauge().value()).isZero();
        });
    }
}
