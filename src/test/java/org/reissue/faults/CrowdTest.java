package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Far more clients than one instance with its 16 connections can serve, none of which waits between its calls. The
 * instance has served others before: one that has just started serves a fifth of the calls.
 */
@FaultTest
@Isolated("it is about time")
class CrowdTest {

    private static final int CLIENTS = 500;
    private static final int SECONDS = 10;
    private static final int EARLIER_CLIENTS = 8;
    private static final int EARLIER_SECONDS = 15;
    private static final Duration NORMAL_AGAIN = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofSeconds(1);

    @Test
    void five_hundred_clients_are_served_or_asked_to_come_again() throws Exception {
        try (PostgresProcess database = PostgresProcess.started("crowd-database")) {
            Instances instances = new Instances().withRoles(database);
            ServiceProcess instance = instances.add("crowd-1", database.url());
            instances.start();
            try (Platform platform = new Platform(instances, () -> database).followed()) {
                platform.load().start(2);
                Crowd earlier = new Crowd(instance, platform.callers(), platform.calls());
                call(earlier, EARLIER_CLIENTS, EARLIER_SECONDS);
                earlier.awaitAnswers();
                Crowd crowd = new Crowd(instance, platform.callers(), platform.calls());
                call(crowd, CLIENTS, SECONDS);
                long stoppedAt = System.nanoTime();
                Crowd client = new Crowd(instance, platform.callers(), platform.calls());
                await("calls are answered as usual")
                        .atMost(NORMAL_AGAIN)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> isServedAsUsual(client));
                double seconds = (System.nanoTime() - stoppedAt) / 1e9;
                crowd.awaitAnswers();
                Figures.add(
                        CLIENTS + " clients at a pool of 16 for " + SECONDS + " s",
                        "answers %s; normal after %.1f s",
                        crowd.statuses(),
                        seconds);
                assertThat(crowd.statuses().keySet()).isSubsetOf(200, 201, 204, 429, 503);
                platform.comeToRestAndCheck();
            }
        }
    }

    private static void call(Crowd crowd, int clients, int seconds) {
        crowd.start(clients);
        Callers.pause(seconds * 1_000, seconds * 1_000 + 1);
        crowd.stop();
    }

    private static boolean isServedAsUsual(Crowd client) {
        long begun = System.nanoTime();
        return client.askOnce() && System.nanoTime() - begun < USUAL.toNanos();
    }
}
