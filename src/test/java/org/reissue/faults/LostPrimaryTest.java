package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The primary is lost in four ways, again and again; its standby is promoted and the lost one rejoins. */
@FaultTest
@Isolated("it is about time")
class LostPrimaryTest {

    private static final int ROUNDS = 20;
    private static final int ASYNCHRONOUS_ROUNDS = 2;
    private static final int FULL_POOL_ROUNDS = 3;
    private static final int FULL_POOL = 6;
    private static final int DEFAULT_POOL = 16;
    private static final Duration RECOVERED = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How a primary is lost. */
    private enum Loss {
        KILLED,
        STOPPED,
        FROZEN,
        CUT_OFF;

        void of(PostgresPair pair) {
            PostgresProcess primary = pair.primary();
            switch (this) {
                case KILLED -> primary.kill();
                case STOPPED -> primary.stop();
                case FROZEN -> primary.freeze();
                case CUT_OFF -> pair.proxyOf(primary).silence();
            }
        }
    }

    @Test
    void a_synchronous_standby_loses_nothing_that_was_answered() throws Exception {
        try (PostgresPair pair = new PostgresPair("synchronous", true);
                Platform platform = platform(pair, DEFAULT_POOL)) {
            platform.load().start(10);
            List<Duration> recoveries = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                // each server is lost in each way
                Loss loss = Loss.values()[(round + round / Loss.values().length) % Loss.values().length];
                Duration recovery = failOver(platform, pair, loss);
                Figures.add("failover %d, primary %s".formatted(round + 1, loss), "%.1f s", recovery.toMillis() / 1e3);
                recoveries.add(recovery);
                assertThat(platform.lost()).isEmpty();
                pair.rejoin();
            }
            platform.comeToRestAndCheck();
            assertThat(Collections.max(recoveries)).isLessThan(RECOVERED);
            Figures.add(ROUNDS + " failovers, synchronous", platform);
        }
    }

    /** The negative control: what is documented to be lost is lost, and seen to be. */
    @Test
    void an_asynchronous_standby_loses_the_last_answers_and_no_event_id_is_given_twice() throws Exception {
        try (PostgresPair pair = new PostgresPair("asynchronous", false);
                Platform platform = platform(pair, DEFAULT_POOL)) {
            platform.load().start(10);
            for (int round = 0; round < ASYNCHRONOUS_ROUNDS; round++) {
                pair.cutReplication();
                Callers.pause(1_500, 2_000);
                failOver(platform, pair, Loss.KILLED);
                pair.rejoin();
            }
            platform.load().stop();
            platform.awaitRest();
            List<String> lost = platform.lost();
            Figures.add(ASYNCHRONOUS_ROUNDS + " failovers, asynchronous", "%d answered calls lost", lost.size());
            assertThat(lost).isNotEmpty();
            assertThat(platform.withLosses().faults()).isEmpty();
        }
    }

    /** So many callers that each connection of the small pools is in use, and all are lost at once. */
    @Test
    void a_frozen_primary_that_holds_all_connections_of_the_pools_is_left_in_time() throws Exception {
        try (PostgresPair pair = new PostgresPair("full-pools", true);
                Platform platform = platform(pair, FULL_POOL)) {
            platform.load().start(40);
            Callers.pause(10_000, 10_001); // an instance that has just started is short of connections anyway
            List<Duration> recoveries = new ArrayList<>();
            for (int round = 0; round < FULL_POOL_ROUNDS; round++) {
                Duration recovery = failOver(platform, pair, Loss.FROZEN);
                Figures.add("primary FROZEN, pools full", "%.1f s", recovery.toMillis() / 1e3);
                recoveries.add(recovery);
                pair.rejoin();
            }
            platform.comeToRestAndCheck();
            assertThat(Collections.max(recoveries)).isLessThan(RECOVERED);
        }
    }

    private static Platform platform(PostgresPair pair, int poolSize) {
        Instances instances = new Instances()
                .withRoles(pair.primary())
                .with("spring.datasource.hikari.maximum-pool-size", String.valueOf(poolSize));
        instances.add("failover-1", pair.url());
        instances.add("failover-2", pair.url());
        instances.start();
        return new Platform(instances, pair::primary).followed();
    }

    /** @return from the loss until every instance has accepted a call again */
    private static Duration failOver(Platform platform, PostgresPair pair, Loss loss) {
        Callers.pause(500, 1_500);
        long lostAt = System.nanoTime();
        loss.of(pair);
        pair.promote();
        long promotedAt = System.nanoTime();
        await("all instances have recovered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> platform.haveAllAcceptedSince(promotedAt));
        return Duration.ofNanos(System.nanoTime() - lostAt);
    }
}
