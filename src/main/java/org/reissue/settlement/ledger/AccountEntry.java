package org.reissue.settlement.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A movement of money in one bucket of a shop's account.
 *
 * @param id the id of the posting
 * @param at when the money was moved
 * @param bucket the bucket
 * @param amountFen the amount, in fen; negative if it was taken from the bucket
 * @param kind the kind of movement
 * @param caseId of a compensation: the case; else null
 * @param reference of a credit: the payment system's reference; else null
 */
@NamedInterface("accounts")
public record AccountEntry(
        String id,
        Instant at,
        Bucket bucket,
        long amountFen,
        Kind kind,
        @Nullable String caseId,
        @Nullable String reference) {

    /** The kinds of movements. */
    @Schema(name = "AccountEntryKind")
    public enum Kind {
        /** Money came into the account. */
        CREDIT,
        /** Money went to a buyer (R12). */
        COMPENSATION
    }
}
