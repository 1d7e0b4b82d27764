package org.reissue.logistics.signals;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.reissue.web.api.Identifier;

/**
 * Selects shops and their shipments.
 *
 * @param shopId only this shop
 * @param shippedFrom only shipments at this instant or later
 * @param shippedTo only shipments before this instant
 * @param minShipped only shops with at least so many shipments
 * @param limit how many shops per page, 1 to 100
 * @param cursor the {@code nextCursor} of the previous page
 */
record SignalFilter(
        @Identifier String shopId,
        Instant shippedFrom,
        Instant shippedTo,
        @Schema(defaultValue = "1") @Min(0) Integer minShipped,
        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer limit,
        String cursor) {

    private static final int DEFAULT_LIMIT = 20;

    SignalFilter {
        minShipped = minShipped == null ? Integer.valueOf(1) : minShipped;
        limit = limit == null ? Integer.valueOf(DEFAULT_LIMIT) : limit;
    }
}
