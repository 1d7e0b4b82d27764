package org.reissue.settlement.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * One movement in one bucket of a shop's account.
 *
 * @param id the posting's id
 * @param at when it was made
 * @param bucket which part of the account
 * @param amountFen how much, in fen; negative when taken
 * @param kind what for
 * @param caseId of a compensation: the case that owed it; else null
 * @param reference of a credit: what the payment system calls it; else null
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

    /** What money was moved for. */
    @Schema(name = "AccountEntryKind")
    public enum Kind {
        /** It came into the account. */
        CREDIT,
        /** It went to a buyer (R12). */
        COMPENSATION
    }
}
