package org.reissue.logistics.signals;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.reissue.web.api.Identifier;

/**
 * Which shops, and which of their shipments.
 *
 * @param shopId this shop alone
 * @param shippedFrom shipped at this instant or later
 * @param shippedTo shipped before this instant
 * @param minShipped shops that shipped at least so many
 * @param limit how many shops at once, 1 to 100
 * @param cursor where to go on: the {@code nextCursor} of the page before
 */
record SignalFilter(
        @Identifier String shopId,
        Instant shippedFrom,
        Instant shippedTo,
        @Schema(defaultValue = "1") @Min(0) Integer minShipped,
        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer limit,
        String cursor) {

    private static final int USUAL_LIMIT = 20;

    SignalFilter {
        minShipped = minShipped == null ? Integer.valueOf(1) : minShipped;
        limit = limit == null ? Integer.valueOf(USUAL_LIMIT) : limit;
    }
}
