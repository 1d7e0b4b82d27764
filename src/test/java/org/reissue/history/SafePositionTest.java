package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The position of an instance whose own clock is wrong, or whose refreshes fail. */
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

    @Test
    void a_reader_that_waited_for_a_refresh_that_failed_gets_its_failure_and_not_the_old_position() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        AtomicInteger refreshes = new AtomicInteger();
        CaseEventReader failing = new CaseEventReader(jdbc) {
            @Override
            public long lastPosition() {
                refreshes.incrementAndGet();
                end.join();
                throw new QueryTimeoutException("away");
            }
        };
        SafePosition safePosition = new SafePosition(jdbc, failing, instanceClock, transactions);
        // the second refreshes as soon as the first has failed, and the others wait for it
        List<FutureTask<Long>> readers =
                Stream.generate(() -> waitingReader(safePosition)).limit(4).toList();
        end.complete(null);

        assertThat(readers)
                .allSatisfy(reader -> assertThatThrownBy(reader::get).hasCauseInstanceOf(QueryTimeoutException.class));
        assertThat(refreshes).hasValue(2);
    }

    private static FutureTask<Long> waitingReader(SafePosition safePosition) {
        FutureTask<Long> reader = new FutureTask<>(safePosition::positionNow);
        Thread thread = new Thread(reader);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return reader;
    }
}
