package org.reissue.cases.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Arbitration;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;

/**
 * The last arbitration of a case (R16). It ends with a ruling, or without one when the merchant approves or the buyer
 * withdraws.
 *
 * @param openedAt when the arbitration was opened
 * @param evidenceUntil until when both sides may add statements before ops should rule
 * @param claimedBy the member of staff who has the arbitration in hand, or null; always null for buyers and merchants
 * @param decision the decision of ops; this and the following are null until ops rule
 * @param blame who is to blame
 * @param opinion why ops decided so
 * @param ruledAt when ops ruled
 */
public record ArbitrationResponse(
        Instant openedAt,
        Instant evidenceUntil,
        @Nullable String claimedBy,
        @Nullable Decision decision,
        @Nullable Blame blame,
        @Nullable String opinion,
        @Nullable Instant ruledAt) {

    /** @param claimedBy null unless the caller may see who has the arbitration in hand */
    static ArbitrationResponse of(Arbitration arbitration, @Nullable String claimedBy) {
        return new ArbitrationResponse(
                arbitration.openedAt(),
                arbitration.evidenceUntil(),
                claimedBy,
                arbitration.decision(),
                arbitration.blame(),
                arbitration.opinion(),
                arbitration.ruledAt());
    }
}
