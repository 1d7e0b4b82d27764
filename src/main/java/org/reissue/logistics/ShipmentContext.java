package org.reissue.logistics;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shipment that a tracking number is uploaded for.
 *
 * @param appliedAt when the buyer applied; an earlier scan belongs to another parcel
 * @param shippedAt when the merchant shipped; a correction does not change it
 * @param dueAt the deadline for shipping; a correction keeps the deadline of the number that it replaces
 * @param original the number of the order's original parcel as the order system wrote it, or null
 * @param replaces the mistyped number that is corrected, or null
 * @param confirmed whether the merchant confirms a number that is unlikely
 */
public record ShipmentContext(
        UUID caseId,
        String shopId,
        Instant appliedAt,
        Instant shippedAt,
        Instant dueAt,
        @Nullable String original,
        @Nullable ParcelNumber replaces,
        boolean confirmed) {}
