package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.ReissueApplication;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.TestClock;
import org.reissue.testing.TestSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Running instances: one of them serves a subscription, and another soon after that one died. */
@ReissueTest
class HandoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Without a row in {@code webhook} these subscriptions are leased, with nowhere to deliver to. */
    private static final String KIND = "webhook";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private LeaseRepository leases;

    @Autowired
    private TestClock clock;

    private final Set<String> names = new HashSet<>();

    @BeforeEach
    void add_subscriptions() {
        for (int i = 0; i < 3; i++) {
            String name = "handover-" + UUID.randomUUID();
            subscriptions.addIfAbsent(name, KIND, 0, 0);
            names.add(name);
        }
    }

    @AfterEach
    void remove_subscriptions() {
        jdbc.sql("delete from feed_subscription where name = any(?)")
                .param(names.toArray(String[]::new))
                .update();
    }

    @Test
    void the_subscriptions_of_a_dead_instance_are_taken_over_when_its_leases_lapse() {
        UUID dead = UUID.randomUUID(); // a crash leaves leases that nobody renews
        leaseTo(dead, "0.5 s");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(holders()).hasSize(3).containsOnly(leases.holder()));
        assertThat(jdbc.sql("select min(term) from feed_subscription where name = any(?)")
                        .param(names.toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isGreaterThan(7);
    }

    @Test
    void an_instance_that_stops_hands_over_without_waiting_for_its_leases_to_lapse() {
        UUID stopped;
        ConfigurableApplicationContext second = new SpringApplicationBuilder(
                        ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .initializers(new TestSupport.Database())
                .run("--server.port=0", "--reissue.feed.followers.lease-duration=PT1H");
        try {
            second.getBean(TestClock.class).set(clock.instant());
            stopped = second.getBean(LeaseRepository.class).holder();
            leaseTo(stopped, "1 h");
            assertThat(holders()).containsOnly(stopped);
        } finally {
            second.close();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(holders()).hasSize(3).containsOnly(leases.holder()));
        assertThat(jdbc.sql("select count(*) from feed_subscription where lease_holder = ?")
                        .param(stopped)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** As if the instance had taken the subscriptions, and its leases still ran for a while. */
    private void leaseTo(UUID holder, String remaining) {
        jdbc.sql("""
                        update feed_subscription
                        set lease_holder = ?, lease_until = now() + ?::interval, term = term + 7
                        where name = any(?)
                        """).params(holder, remaining, names.toArray(String[]::new)).update();
    }

    private List<UUID> holders() {
        return jdbc.sql("select lease_holder from feed_subscription where name = any(?)")
                .param(names.toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
