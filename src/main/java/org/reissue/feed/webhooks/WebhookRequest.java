package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.reissue.web.api.Identifier;

/**
 * What to send where.
 *
 * @param url where events are sent to by POST: https, on a public address, of at most 500 characters
 * @param types of these types alone; null for all
 * @param shopId of this shop alone; null for every shop
 */
record WebhookRequest(
        @NotNull @Schema(example = "https://erp.example.com/reissue-events")
        String url,

        @Size(min = 1, max = 50) @Schema(example = "[\"reissue.applied\", \"reissue.modified\"]")
        List<@NotNull String> types,

        @Identifier @Schema(example = "S-1") String shopId) {}
