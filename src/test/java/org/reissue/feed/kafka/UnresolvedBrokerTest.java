package org.reissue.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.reissue.testing.OtherInstance;
import org.reissue.testing.TestDatabase;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Brokers whose names nobody knows, as those of a cluster of Kubernetes without a ready pod. */
class UnresolvedBrokerTest {

    /** Longer than a name may be: refused without asking a resolver, whose answer some machines wait for in vain. */
    private static final String UNRESOLVABLE = "k".repeat(64) + ".invalid:9092";

    private static final TestDatabase DATABASE = TestDatabase.createMigratedDatabase("unresolved_broker");

    @Test
    void the_service_starts_without_them() {
        try (OtherInstance service =
                OtherInstance.startedOn(DATABASE, "spring.kafka.bootstrap-servers=" + UNRESOLVABLE)) {
            service.api().anonymous().get("/actuator/health/readiness").expect(200);
            assertThat(service.bean(KafkaListenerEndpointRegistry.class).getListenerContainers())
                    .singleElement()
                    .satisfies(orders -> assertThat(orders.isRunning()).isFalse());
        }
    }

    @Test
    void it_does_not_start_with_an_address_that_is_none() {
        assertThatException()
                .isThrownBy(() -> OtherInstance.startedOn(DATABASE, "spring.kafka.bootstrap-servers=nonsense"))
                .withRootCauseInstanceOf(ConfigException.class)
                .havingRootCause()
                .withMessageContaining("nonsense");
    }
}
