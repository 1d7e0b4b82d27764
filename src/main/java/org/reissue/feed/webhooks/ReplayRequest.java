package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * Where a replay begins.
 *
 * @param from a cursor of the event feed, or a subscription's position: the events after it are sent
 */
record ReplayRequest(@NotNull @Schema(example = "NDcxMQ") String from) {}
