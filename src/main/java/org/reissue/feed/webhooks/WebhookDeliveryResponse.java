package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a webhook's receiver.
 *
 * @param id the delivery
 * @param at when the call was made
 * @param test whether it carried a test event
 * @param firstEvent the id of the first event; null for a test event
 * @param lastEvent the id of the last event; null for a test event
 * @param events how many events it carried
 * @param status the receiver's HTTP status; null when the receiver did not answer
 * @param durationMillis how long the call took, in milliseconds
 * @param error why the events count as not delivered; null when they were delivered
 */
public record WebhookDeliveryResponse(
        @Schema(example = "815") String id,
        Instant at,
        @Schema(example = "false") boolean test,
        @Schema(example = "4711") @Nullable String firstEvent,
        @Schema(example = "4730") @Nullable String lastEvent,
        @Schema(example = "20") int events,
        @Schema(example = "503") @Nullable Integer status,
        @Schema(example = "134") long durationMillis,
        @Schema(example = "HTTP 503") @Nullable String error) {}
