package org.reissue.feed.events;

import org.reissue.history.CaseEventReader;
import org.reissue.history.SafePosition;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Judges the cursors that callers send. */
@Component
public class FeedCursorParser {

    private final CaseEventReader log;
    private final SafePosition safePosition;

    FeedCursorParser(CaseEventReader log, SafePosition safePosition) {
        this.log = log;
        this.safePosition = safePosition;
    }

    /**
     * The cursor that a caller sent.
     *
     * @param name of the parameter or field
     * @throws Problem {@code invalid-request} for what is no cursor of this log
     */
    public FeedCursor parse(String name, String text) {
        return FeedCursor.parse(text).filter(this::exists).orElseThrow(() -> Problem.invalid(name, "invalid.cursor"));
    }

    /** @throws Problem {@code cursor-expired} when events behind the cursor are no longer kept */
    public void requireKept(FeedCursor cursor) {
        if (cursor.isExpired(log.droppedThrough())) {
            throw new Problem(ProblemType.CURSOR_EXPIRED);
        }
    }

    /** Another instance may have seen more of the log than this one. */
    private boolean exists(FeedCursor cursor) {
        return cursor.position() <= safePosition.position() || cursor.position() <= log.lastPosition();
    }
}
