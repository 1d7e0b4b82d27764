package org.reissue.feed.delivery;

import org.reissue.feed.events.FeedCursor;

/**
 * The right of this instance to deliver a subscription's events.
 *
 * @param start the cursor up to which everything was delivered when the lease was read
 * @param term the fencing token: it grows whenever the lease changes hands, and writes under an earlier term change
 *     nothing
 */
record Lease(String name, String kind, FeedCursor start, long term) {}
