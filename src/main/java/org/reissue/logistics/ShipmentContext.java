package org.reissue.logistics;

import java.time.Instant;
import java.util.UUID;

/**
 * What a number is uploaded for.
 *
 * @param caseId whose shipment it is
 * @param shopId the shop that ships
 * @param appliedAt when the replacement was asked for; an earlier scan is of another parcel
 * @param shippedAt when it was shipped; correcting the number leaves it
 * @param dueAt until when it could have been shipped; for a correction that of the number it replaces is kept
 * @param original the number of the order's original parcel as the order system wrote it, or null
 * @param replaces the mistyped number it corrects, or null
 */
public record ShipmentContext(
        UUID caseId,
        String shopId,
        Instant appliedAt,
        Instant shippedAt,
        Instant dueAt,
        String original,
        ParcelNumber replaces) {}
