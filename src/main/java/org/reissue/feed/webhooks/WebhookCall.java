package org.reissue.feed.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a receiver and its result.
 *
 * @param at when the call was made, in UTC, in business time as the events' own times
 * @param status the receiver's HTTP status; null when it did not answer
 * @param error why the events count as not delivered; null when they were
 */
record WebhookCall(
        Instant at,
        @Nullable Integer status,
        Duration duration,
        @Nullable String error) {}
