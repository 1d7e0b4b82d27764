package org.reissue.feed;

import org.reissue.feed.events.Cursor;
import org.reissue.history.EventFilter;

/**
 * What one reader of the feed wants next.
 *
 * @param after behind which place; null for the beginning of what is kept
 * @param limit how many events at most
 */
record FeedReading(Cursor after, EventFilter filter, int limit) {

    FeedReading from(Cursor cursor) {
        return new FeedReading(cursor, filter, limit);
    }
}
