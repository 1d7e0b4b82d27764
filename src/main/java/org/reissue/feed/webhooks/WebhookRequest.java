package org.reissue.feed.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;

/**
 * A webhook subscription to create.
 *
 * @param url where events are sent by POST: https, at a public address, at most 500 characters
 * @param types only events of these types; null for all
 * @param shopId only events of this shop; null for every shop
 */
public record WebhookRequest(
        @NotNull @Schema(example = "https://erp.example.com/reissue-events")
        String url,

        @Size(min = 1, max = 50) @Schema(example = "[\"reissue.applied\", \"reissue.modified\"]") @Nullable
        List<@NotNull String> types,

        @Identifier @Schema(example = "S-1") @Nullable String shopId) {

    /** How many characters a URL has at most. */
    public static final int MAX_URL_LENGTH = 500;
}
