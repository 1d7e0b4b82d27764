package org.reissue.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * Something a shop is held responsible for.
 *
 * @param caseId the case it happened in
 * @param kind what it was
 * @param at when it was recorded
 */
public record ShopViolation(UUID caseId, Kind kind, Instant at) {

    /** What a shop can be held responsible for. */
    @Schema(name = "ViolationKind")
    public enum Kind {
        /** A replacement was not shipped in time (R12). */
        SHIPMENT_OVERDUE
    }
}
