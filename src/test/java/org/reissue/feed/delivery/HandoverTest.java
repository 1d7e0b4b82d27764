package org.reissue.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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

/** Several instances: each follower is driven by one of them, and by another soon after that one died. */
@ReissueTest
class HandoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Without a subscription they are driven, with nothing to deliver to. */
    private static final String KIND = "webhook";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubscriptionRepository subscriptions;

    @Autowired
    private TestClock clock;

    private final Set<String> names = new HashSet<>();

    @BeforeEach
    void subscriptions() {
        for (int i = 0; i < 3; i++) {
            String name = "handover-" + UUID.randomUUID();
            subscriptions.add(name, KIND, 0);
            names.add(name);
        }
    }

    @AfterEach
    void gone() {
        names.forEach(subscriptions::remove);
    }

    @Test
    void what_a_dead_instance_drove_is_taken_over() {
        UUID dead = UUID.randomUUID(); // what a crash leaves: a row that counts no further
        jdbc.sql("insert into feed_instance (id, beat) values (?, 41)")
                .param(dead)
                .update();
        jdbc.sql("update feed_subscription set driver = ?, term = 7 where name = any(?)")
                .params(dead, names.toArray(String[]::new))
                .update();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(drivers()).hasSize(3).doesNotContain(dead).doesNotContainNull());
        assertThat(jdbc.sql("select count(*) from feed_instance where id = ?")
                        .param(dead)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_an_earlier_driver_still_writes_is_void() {
        String name = names.iterator().next();
        await().atMost(PATIENCE).until(() -> !drivers().contains(null));
        Lease current = subscriptions.heldBy(drivers().get(0)).stream()
                .filter(lease -> lease.name().equals(name))
                .findFirst()
                .orElseThrow();
        Lease earlier = new Lease(name, KIND, 0, current.driver(), current.term() - 1);
        Lease elsewhere = new Lease(name, KIND, 0, UUID.randomUUID(), current.term());
        for (Lease lost : List.of(earlier, elsewhere)) {
            assertThat(subscriptions.delivered(lost, 99)).isFalse();
            assertThat(subscriptions.skipped(lost, 99)).isFalse();
            assertThat(subscriptions.failed(lost, Instant.EPOCH, "late")).isNull();
        }
        assertThat(jdbc.sql("select last_error is null and failing_since is null from feed_subscription where name = ?")
                        .param(name)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void two_instances_never_drive_the_same_and_one_that_stops_hands_over() {
        ConfigurableApplicationContext second = new SpringApplicationBuilder(
                        ReissueApplication.class, TestSupport.class)
                .profiles("test")
                .initializers(new TestSupport.Database())
                .run("--server.port=0");
        try {
            second.getBean(TestClock.class).set(clock.instant());
            jdbc.sql("update feed_subscription set driver = null where name = any(?)")
                    .param(names.toArray(String[]::new))
                    .update();
            await().atMost(PATIENCE).until(() -> instances() == 2 && !drivers().contains(null));
        } finally {
            second.close();
        }
        assertThat(instances()).isEqualTo(1);
        UUID left = jdbc.sql("select id from feed_instance").query(UUID.class).single();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(drivers()).hasSize(3).containsOnly(left));
    }

    private List<UUID> drivers() {
        return jdbc.sql("select driver from feed_subscription where name = any(?)")
                .param(names.toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private long instances() {
        return jdbc.sql("select count(*) from feed_instance").query(Long.class).single();
    }
}
