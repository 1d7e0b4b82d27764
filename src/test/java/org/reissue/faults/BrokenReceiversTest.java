package org.reissue.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of four webhook receivers one is slow, one refuses and one never answers; all come back. */
@FaultTest
class BrokenReceiversTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void each_receiver_holds_up_only_itself_and_gets_everything_in_the_end() throws Exception {
        try (PostgresProcess database = PostgresProcess.started("receivers-database");
                EventReceiver slow = new EventReceiver();
                EventReceiver refusing = new EventReceiver();
                EventReceiver silent = new EventReceiver()) {
            Instances instances = new Instances().withRoles(database);
            instances.add("receivers-1", database.url());
            instances.add("receivers-2", database.url());
            instances.start();
            List<EventReceiver> broken = List.of(slow, refusing, silent);
            try (Platform platform = new Platform(instances, () -> database).followed()) {
                broken.forEach(receiver -> receiver.subscribe(platform.callers()));
                slow.behave(port -> after(2_000, 204));
                refusing.behave(port -> 500);
                silent.behave(port -> after(20_000, 204));
                platform.load().start(10);
                Callers.pause(15_000, 15_001);
                int served = platform.receiver().taken().size();
                int read = platform.feed().events().size();
                Figures.add(
                        "3 of 4 receivers slow, refusing, silent",
                        "the fourth has %d events when the feed has %d; the slow one %d",
                        served,
                        read,
                        slow.taken().size());
                assertThat(served).isGreaterThan(read / 2);
                broken.forEach(receiver -> receiver.behave(port -> 204));
                platform.comeToRestAndCheck();
                broken.forEach(receiver -> await("the receiver has everything")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(new FeedChecker(database.jdbc()).checkWebhook(receiver.taken()))
                                .isEmpty()));
                Figures.add("3 of 4 receivers slow, refusing, silent", platform);
            }
        }
    }

    private static int after(int millis, int status) {
        Callers.pause(millis, millis + 1);
        return status;
    }
}
