package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * From where to send events again.
 *
 * @param from a cursor of the event feed, or the position of a subscription: what follows it is sent
 */
record ReplayRequest(@NotNull @Schema(example = "NDcxMQ") String from) {}
