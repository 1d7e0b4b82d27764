package org.reissue.feed.events;

import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Parses and checks the cursors that callers send. */
@Component
public class FeedCursorParser {

    private final CaseEventReader events;
    private final SafePosition safePosition;

    FeedCursorParser(CaseEventReader events, SafePosition safePosition) {
        this.events = events;
        this.safePosition = safePosition;
    }

    /**
     * The cursor that has the text.
     *
     * @param name the parameter or field that holds the text
     * @throws Problem {@code invalid-request} if the text is not a cursor of this log
     */
    public FeedCursor parse(String name, String text) {
        return FeedCursor.parse(text).filter(this::exists).orElseThrow(() -> Problem.invalid(name, "invalid.cursor"));
    }

    /** The cursor of a reader that begins after the position: it is not told about events that were dropped before. */
    public FeedCursor startAfter(long position) {
        return new FeedCursor(position, events.droppedThrough());
    }

    /** @throws Problem {@code cursor-expired} if events after the cursor are no longer kept */
    public void requireKept(FeedCursor cursor) {
        if (events.hasDropped(cursor.position(), cursor.missing())) {
            throw new Problem(ProblemType.CURSOR_EXPIRED);
        }
    }

    /** Compares with the last position too: another instance may know a greater safe position than this one. */
    private boolean exists(FeedCursor cursor) {
        return cursor.position() <= safePosition.position() || cursor.position() <= events.lastPosition();
    }
}
