package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Without a broker in the settings nothing connects to Kafka. */
@ReissueTest
class KafkaOffTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private JdbcClient jdbc;

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
}
