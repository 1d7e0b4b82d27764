package org.reissue.feed.delivery;

import java.util.List;
import java.util.Optional;

/** Makes the sinks of one kind of subscription. */
public interface SinkFactory {

    String WEBHOOK = "webhook";
    String KAFKA = "kafka";

    /** The kinds there are, whether or not this instance serves them. */
    List<String> KINDS = List.of(WEBHOOK, KAFKA);

    /** The kind, as in {@code feed_subscription.kind}. */
    String kind();

    /** The subscription's sink as it is configured now; empty if the subscription is gone or paused. */
    Optional<EventSink> open(String subscription);
}
