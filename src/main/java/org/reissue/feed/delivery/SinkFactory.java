package org.reissue.feed.delivery;

import java.util.Optional;

/** A kind of follower: where its events go. */
public interface SinkFactory {

    /** The kind, as {@code feed_subscription.kind} has it. */
    String kind();

    /** The way out for one follower, as it is set up now; empty when it is gone. */
    Optional<EventSink> open(String follower);
}
