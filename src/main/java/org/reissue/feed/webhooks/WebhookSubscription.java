package org.reissue.feed.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.feed.events.FeedCursor;

/**
 * A webhook subscription as it is stored.
 *
 * @param types only events of these types; null for all
 * @param shopId only events of this shop; null for every shop
 * @param secret decrypted only to sign: a subscription whose secret no key fits is still listed, rotated and deleted
 * @param previousSecret also signs until {@code previousUntil}; null if the secret was never rotated
 * @param delivered all events up to here are delivered
 */
record WebhookSubscription(
        String id,
        String url,
        @Nullable List<String> types,
        @Nullable String shopId,
        Supplier<String> secret,
        @Nullable Supplier<String> previousSecret,
        @Nullable Instant previousUntil,
        FeedCursor delivered,
        boolean paused,
        @Nullable String lastError) {

    /**
     * The secrets that sign at the moment, the newest first.
     *
     * @throws IllegalStateException when one cannot be decrypted
     */
    List<String> secretsAt(Instant now) {
        boolean overlap = previousSecret != null && now.isBefore(previousUntil);
        return overlap ? List.of(secret.get(), previousSecret.get()) : List.of(secret.get());
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
