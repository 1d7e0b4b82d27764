package org.reissue.feed.delivery;

/**
 * The right of this instance to deliver a subscription's events.
 *
 * @param name the subscription
 * @param kind the subscription's kind
 * @param position everything up to here was delivered when the lease was read
 * @param term the fencing token: it grows whenever the lease changes hands, and writes under an earlier term change
 *     nothing
 */
record Lease(String name, String kind, long position, long term) {}
