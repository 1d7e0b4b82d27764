package org.reissue.feed;

import org.reissue.feed.events.FeedCursor;
import org.reissue.history.EventFilter;

/**
 * What one reader of the feed wants next.
 *
 * @param after behind which place; null for the beginning of what is kept
 * @param limit how many events at most
 */
record FeedQuery(FeedCursor after, EventFilter filter, int limit) {

    FeedQuery from(FeedCursor cursor) {
        return new FeedQuery(cursor, filter, limit);
    }
}
