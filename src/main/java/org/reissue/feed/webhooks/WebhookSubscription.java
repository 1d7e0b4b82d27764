package org.reissue.feed.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;

/**
 * A webhook subscription as it is stored.
 *
 * @param types only events of these types; null for all
 * @param shopId only events of this shop; null for every shop
 * @param previousSecret also signs until {@code previousUntil}; null if the secret was never rotated
 * @param delivered all events up to here are delivered
 */
record WebhookSubscription(
        String id,
        String url,
        @Nullable List<String> types,
        @Nullable String shopId,
        String secret,
        @Nullable String previousSecret,
        @Nullable Instant previousUntil,
        FeedCursor delivered,
        boolean paused,
        @Nullable String lastError) {

    /** The secrets that sign at the moment, the newest first. */
    List<String> secretsAt(Instant now) {
        boolean overlap = previousSecret != null && now.isBefore(previousUntil);
        return overlap ? List.of(secret, previousSecret) : List.of(secret);
    }

    /** Hides the secrets, as printed objects end up in logs. */
    @Override
    public String toString() {
        return "WebhookSubscription[" + id + "]";
    }

    /** The types, none for all. */
    List<String> typesOrAll() {
        return Stream.ofNullable(types).flatMap(List::stream).toList();
    }
}
