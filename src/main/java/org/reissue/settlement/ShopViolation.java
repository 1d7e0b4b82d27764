package org.reissue.settlement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A breach of the rules by a shop.
 *
 * @param id the place of the violation in the list; not part of the answer
 * @param caseId the case in which it happened
 * @param kind the kind of breach; a newer version of the service may record others
 * @param at when it was recorded
 */
public record ShopViolation(
        @JsonIgnore long id,
        UUID caseId,
        @Schema(implementation = Kind.class) String kind,
        Instant at) {

    /** The kinds of breaches. */
    @Schema(name = "ViolationKind")
    public enum Kind {
        /** A replacement was not shipped in time (R12). */
        SHIPMENT_OVERDUE
    }
}
