package org.reissue.feed;

import java.util.ArrayList;
import java.util.List;
import org.reissue.feed.events.CloudEvents;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventPage;
import org.reissue.history.SafePosition;
import org.reissue.history.StoredEvent;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** Reads the log for the feed. */
@Component
class FeedReader {

    /** How many stretches of the log one call looks through when it asks for rare types. */
    private static final int STRETCHES = 10;

    private final CaseEventReader log;
    private final SafePosition safePosition;
    private final FeedCursorParser cursors;
    private final CloudEvents cloudEvents;

    FeedReader(CaseEventReader log, SafePosition safePosition, FeedCursorParser cursors, CloudEvents cloudEvents) {
        this.log = log;
        this.safePosition = safePosition;
        this.cursors = cursors;
        this.cloudEvents = cloudEvents;
    }

    /**
     * The next events that the reader wants, and where to go on.
     *
     * @throws Problem {@code cursor-expired} when events behind the cursor are no longer kept
     */
    Found read(FeedQuery reading) {
        FeedCursor start = reading.after() == null ? new FeedCursor(0, log.droppedThrough()) : reading.after();
        long until = safePosition.positionNow();
        long position = start.position();
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < STRETCHES && position < until && events.size() < reading.limit(); i++) {
            EventPage page = log.read(position, until, reading.filter(), reading.limit() - events.size());
            events.addAll(page.events());
            position = page.through();
        }
        cursors.requireKept(start);
        return new Found(events, start.movedTo(position));
    }

    FeedPage page(Found found) {
        return new FeedPage(cloudEvents.of(found.events()), found.next().text());
    }

    /** Whether there may be something new behind the cursor. */
    boolean reachesBeyond(FeedCursor cursor) {
        return cursor.position() < safePosition.position();
    }

    /**
     * What a reading found.
     *
     * @param next where to go on
     */
    record Found(List<StoredEvent> events, FeedCursor next) {}
}
