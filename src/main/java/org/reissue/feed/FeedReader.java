package org.reissue.feed;

import java.util.ArrayList;
import java.util.List;
import org.reissue.feed.events.CloudEventConverter;
import org.reissue.feed.events.FeedCursor;
import org.reissue.feed.events.FeedCursorParser;
import org.reissue.history.CaseEventReader;
import org.reissue.history.EventPage;
import org.reissue.history.SafePosition;
import org.reissue.history.StoredEvent;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Component;

/** Reads pages of the event feed from the log. */
@Component
class FeedReader {

    private final CaseEventReader caseEvents;
    private final SafePosition safePosition;
    private final FeedCursorParser cursors;
    private final CloudEventConverter cloudEvents;

    FeedReader(
            CaseEventReader caseEvents,
            SafePosition safePosition,
            FeedCursorParser cursors,
            CloudEventConverter cloudEvents) {
        this.caseEvents = caseEvents;
        this.safePosition = safePosition;
        this.cursors = cursors;
        this.cloudEvents = cloudEvents;
    }

    /**
     * The next events of the query, and the cursor after them. Stretches of the log without such events are stepped
     * over: no events means that there are none for now.
     *
     * @throws Problem {@code cursor-expired} if events after the query's cursor are no longer kept
     */
    Result read(FeedQuery query) {
        FeedCursor start = query.after() == null ? cursors.startAfter(0) : query.after();
        long until = safePosition.positionNow();
        long position = start.position();
        List<StoredEvent> events = new ArrayList<>();
        while (position < until && events.size() < query.limit()) {
            EventPage page = caseEvents.read(position, until, query.filter(), query.limit() - events.size());
            events.addAll(page.events());
            position = page.through();
        }
        cursors.requireKept(start); // after reading, to notice events that were dropped meanwhile
        return new Result(events, start.movedTo(position));
    }

    FeedPage toPage(Result result) {
        return new FeedPage(cloudEvents.of(result.events()), result.next().text());
    }

    /** Whether there may be events after the cursor that can be read now. */
    boolean hasNewPositions(FeedCursor cursor) {
        return cursor.position() < safePosition.position();
    }

    /**
     * The result of a query.
     *
     * @param events the events found, oldest first
     * @param next the cursor after the part of the log that was searched
     */
    record Result(List<StoredEvent> events, FeedCursor next) {}
}
