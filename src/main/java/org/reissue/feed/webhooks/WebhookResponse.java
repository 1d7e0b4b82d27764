package org.reissue.feed.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A subscription.
 *
 * @param id the subscription
 * @param url where its events are sent to
 * @param types of these types alone; null for all
 * @param shopId of this shop alone; null for every shop
 * @param status whether events are sent
 * @param secret what the calls are signed with, per the Standard Webhooks specification; shown only when it is made
 * @param position up to where the receiver has everything, as a cursor of the event feed
 * @param lag how many positions of the log lie before it
 * @param lastError why the last attempt failed; null when it succeeded
 */
record WebhookResponse(
        String id,

        @Schema(example = "https://erp.example.com/reissue-events")
        String url,

        List<String> types,
        @Schema(example = "S-1") String shopId,
        Status status,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret,

        @Schema(example = "NDcxMQ") String position,
        @Schema(example = "0") long lag,
        @Schema(example = "HTTP 503") String lastError) {

    WebhookResponse with(String newSecret) {
        return new WebhookResponse(id, url, types, shopId, status, newSecret, position, lag, lastError);
    }

    WebhookResponse withoutSecret() {
        return with(null);
    }

    /** Whether a subscription's events are sent. */
    enum Status {
        /** They are sent as they happen. */
        ACTIVE,
        /** They wait: ops paused it, or it failed for too long. */
        PAUSED
    }
}
