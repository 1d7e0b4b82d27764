package org.reissue.feed.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook subscription.
 *
 * @param id the subscription
 * @param url where its events are sent
 * @param types only events of these types; null for all
 * @param shopId only events of this shop; null for every shop
 * @param status whether events are sent
 * @param secret signs the calls per the Standard Webhooks specification; shown only when it is made, by creating or
 *     rotating
 * @param position all events up to here are delivered; a cursor of the event feed
 * @param lag how many positions of the event log are still to be read
 * @param lastError why the last attempt failed; null if it succeeded
 */
public record WebhookResponse(
        String id,

        @Schema(example = "https://erp.example.com/reissue-events")
        String url,

        @Nullable List<String> types,
        @Schema(example = "S-1") @Nullable String shopId,
        Status status,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable
        String secret,

        @Schema(example = "NDcxMQ") String position,
        @Schema(example = "0") long lag,
        @Schema(example = "HTTP 503") @Nullable String lastError) {

    WebhookResponse withSecret(@Nullable String newSecret) {
        return new WebhookResponse(id, url, types, shopId, status, newSecret, position, lag, lastError);
    }

    /** Leaves out the secret: the subscription may be stored and shown again. */
    public WebhookResponse withoutSecret() {
        return withSecret(null);
    }

    /** Whether events are sent. */
    @Schema(name = "WebhookStatus")
    public enum Status {
        /** Events are sent as they happen. */
        ACTIVE,
        /**
         * Events wait: ops paused the subscription, its calls failed for too long, or events that it had not received
         * are kept no longer; {@code lastError} says which.
         */
        PAUSED
    }
}
