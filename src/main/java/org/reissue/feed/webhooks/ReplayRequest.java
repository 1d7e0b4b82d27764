package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay begins: at a cursor or at a delivery, exactly one of them.
 *
 * @param from a cursor of the event feed, or a subscription's position: the events after it are sent
 * @param delivery one of the subscription's last deliveries: its first event and those after it are sent
 */
@Schema(example = "{\"from\": \"MA\"}") // not both, and a position that every log has
public record ReplayRequest(
        @Schema(example = "MA") @Nullable String from,
        @Nullable String delivery) {}
