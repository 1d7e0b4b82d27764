package org.reissue.feed.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A subscription as it is stored.
 *
 * @param types of these types alone; null for all
 * @param shopId of this shop alone; null for every shop
 * @param previousSecret signs as well until {@code previousUntil}; null when it was never rotated
 * @param position up to where the receiver has everything
 */
record WebhookSubscription(
        String id,
        String url,
        List<String> types,
        String shopId,
        String secret,
        String previousSecret,
        Instant previousUntil,
        long position,
        boolean paused,
        String lastError) {

    /** The secrets that sign at that moment, the newest first. */
    List<String> secretsAt(Instant now) {
        boolean overlap = previousSecret != null && now.isBefore(previousUntil);
        return overlap ? List.of(secret, previousSecret) : List.of(secret);
    }

    List<String> typesOrAll() {
        return Stream.ofNullable(types).flatMap(List::stream).toList();
    }
}
