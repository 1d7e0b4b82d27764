package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.reissue.testing.TestClock;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.web.context.request.async.DeferredResult;

/** A long poll ends in the service before its client has taken the answer. */
class EndedLongPollTest {

    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Caller CALLER = new Caller(Scope.SYSTEM, "warehouse", null);

    private final FoundEvents reader = new FoundEvents();
    private final LongPollService polls = new LongPollService(reader, Clock.systemUTC());

    @Test
    void a_poll_that_is_ended_before_its_events_are_answered_has_the_cursor_before_them() {
        reader.whenFound = polls::stop; // at the very moment at which the poll has found events
        polls.start();

        DeferredResult<FeedPage> poll = pollAfter(5);

        Awaitility.await().until(poll::hasResult);
        assertThat(poll.getResult())
                .isEqualTo(new FeedPage(List.of(), FeedCursor.at(5).text()));
    }

    @Test
    void an_answered_poll_is_not_read_again_while_its_client_takes_the_answer() {
        polls.start();
        try {
            DeferredResult<FeedPage> answered = pollAfter(5);
            pollAfter(6);
            Awaitility.await().until(answered::hasResult);
            assertThat(polls.countPending()).isEqualTo(2);

            int checked = reader.checksAtEnd.get();
            Awaitility.await().until(() -> reader.checksAtEnd.get() >= checked + 3);
            assertThat(reader.reads).hasValue(2);
        } finally {
            polls.stop();
        }
    }

    @Test
    void a_poll_ends_after_its_wait_although_the_clock_is_put_back() {
        TestClock clock = new TestClock();
        LongPollService steady = new LongPollService(reader, clock);
        steady.start();
        try {
            DeferredResult<FeedPage> poll = pollAfter(6, steady);
            clock.advance(Duration.ofHours(-2));
            int checked = reader.checksAtEnd.get();
            Awaitility.await().until(() -> reader.checksAtEnd.get() >= checked + 2);
            assertThat(poll.hasResult()).isFalse();

            clock.advance(WAIT);
            Awaitility.await().until(poll::hasResult);
        } finally {
            steady.stop();
        }
    }

    private DeferredResult<FeedPage> pollAfter(long position) {
        return pollAfter(position, polls);
    }

    private static DeferredResult<FeedPage> pollAfter(long position, LongPollService polls) {
        return polls.read(CALLER, new FeedQuery(FeedCursor.at(position), EventFilter.ALL, 100), WAIT);
    }

    /** A log that ends with an event at position 6, found with the second look. Counts how often it is read. */
    private static final class FoundEvents extends FeedReader {

        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger checksAtEnd = new AtomicInteger();
        private Runnable whenFound = () -> {};

        FoundEvents() {
            super(null, null, null, null);
        }

        @Override
        Result read(FeedQuery query) {
            if (query.after().position() >= 6 || reads.incrementAndGet() == 1) {
                return new Result(List.of(), query.after());
            }
            StoredEvent event = new StoredEvent(
                    6,
                    "reissue.cancelled",
                    null,
                    null,
                    "S",
                    "B",
                    "O",
                    "I",
                    "OTHER",
                    "BUYER",
                    "B",
                    null,
                    null,
                    "R14",
                    null,
                    null,
                    null,
                    null);
            return new Result(List.of(event), FeedCursor.at(6));
        }

        @Override
        boolean hasNewPositions(FeedCursor cursor) {
            boolean ended = cursor.position() >= 6;
            if (ended) {
                checksAtEnd.incrementAndGet();
            }
            return !ended;
        }

        @Override
        FeedPage toPage(Result result) {
            whenFound.run();
            return new FeedPage(List.of(), result.next().text());
        }
    }
}
