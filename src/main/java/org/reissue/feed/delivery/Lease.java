package org.reissue.feed.delivery;

import java.util.UUID;

/**
 * A follower that this instance drives.
 *
 * @param name the follower
 * @param kind what kind of follower it is
 * @param position up to where it has everything
 * @param driver this instance
 * @param term the how-many-th time that somebody took it over; what is written under an earlier term is void
 */
record Lease(String name, String kind, long position, UUID driver, long term) {}
