package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lists are read on a standby, which is lost in all ways and comes back. */
@FaultTest
class LostReplicaTest {

    private static final Duration MAX_LAG = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How a standby is lost, and comes back. */
    private enum Loss {
        KILLED {
            @Override
            void of(PostgresPair pair) {
                pair.standby().kill();
            }

            @Override
            void end(PostgresPair pair) throws Exception {
                pair.standby().start();
            }
        },
        FROZEN {
            @Override
            void of(PostgresPair pair) {
                pair.standby().freeze();
            }

            @Override
            void end(PostgresPair pair) {
                pair.standby().thaw();
            }
        },
        CUT_OFF {
            @Override
            void of(PostgresPair pair) {
                pair.proxyOf(pair.standby()).silence();
            }

            @Override
            void end(PostgresPair pair) {
                pair.proxyOf(pair.standby()).restore();
            }
        },
        REFUSING {
            @Override
            void of(PostgresPair pair) {
                pair.proxyOf(pair.standby()).cut();
            }

            @Override
            void end(PostgresPair pair) {
                pair.proxyOf(pair.standby()).restore();
            }
        },
        /** It receives everything and shows nothing of it. */
        BEHIND {
            @Override
            void of(PostgresPair pair) {
                pair.standby()
                        .jdbc()
                        .sql("select pg_wal_replay_pause()")
                        .query(String.class)
                        .optional();
            }

            @Override
            void end(PostgresPair pair) {
                pair.standby()
                        .jdbc()
                        .sql("select pg_wal_replay_resume()")
                        .query(String.class)
                        .optional();
            }
        },
        /** It has shown everything that it has received, and receives nothing. */
        FOLLOWING_NOBODY {
            @Override
            void of(PostgresPair pair) {
                pair.cutReplication();
            }

            @Override
            void end(PostgresPair pair) {
                pair.restoreReplication();
            }
        };

        abstract void of(PostgresPair pair);

        abstract void end(PostgresPair pair) throws Exception;
    }

    @Test
    void lists_go_on_and_none_is_older_than_it_says() throws Exception {
        try (PostgresPair pair = new PostgresPair("replica", false);
                Platform platform = platform(pair);
                ListReader lists = new ListReader(platform.callers(), MAX_LAG)) {
            platform.load().start(6);
            lists.start();
            awaitReplica(lists);
            for (Loss loss : Loss.values()) {
                Callers.pause(2_000, 3_000);
                awaitReplica(lists); // beside other classes no list may have come from it for a moment
                lists.takeSlowest();
                loss.of(pair);
                Callers.pause(8_000, 9_000);
                lists.takeOnReplica();
                lists.takeOnPrimary();
                Callers.pause(1_000, 1_500);
                assertThat(lists.takeOnReplica()).as("%s, on the replica", loss).isZero();
                int onPrimary = lists.takeOnPrimary();
                assertThat(onPrimary).as("%s, on the primary", loss).isPositive();
                Duration slowest = lists.takeSlowest();
                long endedAt = System.nanoTime();
                loss.end(pair);
                awaitReplica(lists);
                Duration back = Duration.ofNanos(System.nanoTime() - endedAt);
                Figures.add(
                        "replica " + loss,
                        "slowest list %.1f s; on the replica again after %.1f s",
                        slowest.toMillis() / 1e3,
                        back.toMillis() / 1e3);
                assertThat(lists.faults()).as(loss.name()).isEmpty();
            }
            lists.stop();
            platform.comeToRestAndCheck();
            assertThat(platform.calls().statuses().keySet()).noneMatch(status -> status >= 500);
        }
    }

    private static void awaitReplica(ListReader lists) {
        lists.takeOnReplica();
        await("lists are read on the replica")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> lists.takeOnReplica() > 0);
    }

    private static Platform platform(PostgresPair pair) {
        Instances instances = new Instances()
                .withRoles(pair.primary())
                .with("reissue.datasource.replica-url", pair.standbyUrl())
                .with("reissue.datasource.replica-max-lag", MAX_LAG.toString());
        instances.add("replica-1", pair.url());
        instances.add("replica-2", pair.url());
        instances.start();
        return new Platform(instances, pair::primary).followed();
    }
}
