package org.reissue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.EventFilter;
import org.reissue.history.StoredEvent;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Scope;
import org.springframework.web.context.request.async.DeferredResult;

/** An instance stops at the very moment at which a long poll has found events. */
class EndedLongPollTest {

    private static final Caller CALLER = new Caller(Scope.SYSTEM, "warehouse", null);

    @Test
    void a_poll_that_is_ended_before_its_events_are_answered_has_the_cursor_before_them() {
        FoundEvents reader = new FoundEvents();
        LongPollService polls = new LongPollService(reader, Clock.systemUTC());
        reader.whenFound = polls::stop;
        polls.start();

        DeferredResult<FeedPage> poll =
                polls.read(CALLER, new FeedQuery(FeedCursor.at(5), EventFilter.ALL, 100), Duration.ofSeconds(20));

        Awaitility.await().until(poll::hasResult);
        assertThat(poll.getResult())
                .isEqualTo(new FeedPage(List.of(), FeedCursor.at(5).text()));
    }

    /** A log with an event at position 6, found with the second look. */
    private static final class FoundEvents extends FeedReader {

        private Runnable whenFound;
        private boolean looked;

        FoundEvents() {
            super(null, null, null, null);
        }

        @Override
        Result read(FeedQuery query) {
            if (looked) {
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
            looked = true;
            return new Result(List.of(), query.after());
        }

        @Override
        boolean hasNewPositions(FeedCursor cursor) {
            return true;
        }

        @Override
        FeedPage toPage(Result result) {
            whenFound.run();
            return new FeedPage(List.of(), result.next().text());
        }
    }
}
