package org.reissue.history;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The position of an instance whose own clock is wrong. */
@ReissueTest
class SafePositionTest {

    private final TestClock instanceClock = new TestClock();

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseEventReader events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void readers_go_on_when_the_systems_clock_is_set_back() {
        SafePosition safePosition = new SafePosition(jdbc, events, instanceClock, transactions);
        safePosition.position();
        instanceClock.advance(Duration.ofHours(-2));

        Story.of(api, clock).apply("OTHER").expect(201);

        long applied = events.lastPosition();
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            instanceClock.advance(Duration.ofMillis(21));
            return safePosition.position() >= applied;
        });
    }
}
