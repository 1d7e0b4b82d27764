package org.reissue.logistics.signals;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;

/**
 * Selects shops and their shipments.
 *
 * @param shopId only this shop
 * @param shippedFrom only shipments at this instant or later; by default, the 90 days (a setting) before
 *     {@code shippedTo}, or before now
 * @param shippedTo only shipments before this instant
 * @param minShipped only shops with at least this many shipments
 */
record TrackingSignalFilter(
        @Identifier @Nullable String shopId,
        @Nullable Instant shippedFrom,
        @Nullable Instant shippedTo,
        @Schema(defaultValue = "1") @Min(0) Integer minShipped) {

    TrackingSignalFilter {
        minShipped = minShipped == null ? Integer.valueOf(1) : minShipped;
    }
}
