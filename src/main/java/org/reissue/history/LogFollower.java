package org.reissue.history;

/**
 * A reader of the log inside the service. Retention drops no event that a follower has still to read. Subscriptions of
 * the event feed are not waited for: one forgotten webhook would make the log grow for ever.
 */
public interface LogFollower {

    /** The position up to which the follower has read the log. */
    long position();
}
