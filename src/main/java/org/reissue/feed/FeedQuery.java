package org.reissue.feed;

import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;
import org.reissue.history.EventFilter;

/**
 * A request for the next page of the event feed.
 *
 * @param after the events after this cursor; null for the oldest event that is kept
 */
record FeedQuery(@Nullable FeedCursor after, EventFilter filter, int limit) {

    /** Continues the query after another cursor. */
    FeedQuery continuedAfter(FeedCursor cursor) {
        return new FeedQuery(cursor, filter, limit);
    }
}
