package org.reissue.logistics.signals;

import io.swagger.v3.oas.annotations.media.Schema;
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
 */
record SignalFilter(
        @Identifier String shopId,
        Instant shippedFrom,
        Instant shippedTo,
        @Schema(defaultValue = "1") @Min(0) Integer minShipped) {

    SignalFilter {
        minShipped = minShipped == null ? Integer.valueOf(1) : minShipped;
    }
}
