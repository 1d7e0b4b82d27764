package org.reissue.cases.search;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.Reason;

/**
 * A case in arbitration, in the list from which staff choose the next case to rule on (R16).
 *
 * @param reason why the buyer applied; null for one that only a newer version knows
 * @param description the buyer's free text, or null
 * @param openedAt when the arbitration was opened, in UTC
 * @param evidenceUntil until when both sides may add statements before ops should rule, in UTC
 * @param ready whether the arbitration is ready to rule: both sides have added a statement, or the evidence window is
 *     over
 * @param claimedBy the member of staff who has the arbitration in hand, or null
 * @param claimedUntil when that claim lapses, in UTC; null without one
 * @param now when the list was read, in UTC
 */
public record OpenArbitration(
        UUID id,
        String title,
        int quantity,
        @Nullable Reason reason,
        String orderId,
        String shopId,
        @Nullable String description,
        Instant openedAt,
        Instant evidenceUntil,
        boolean ready,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        Instant now) {

    static OpenArbitration of(ReissueCase found, boolean ready, Instant now) {
        Arbitration arbitration = found.arbitration();
        return new OpenArbitration(
                found.id(),
                found.item().title(),
                found.application().quantity(),
                found.application().reason(),
                found.item().orderId(),
                found.item().shopId(),
                found.application().description(),
                arbitration.openedAt(),
                arbitration.evidenceUntil(),
                ready,
                arbitration.claimedBy(now),
                arbitration.claimedUntil(now),
                now);
    }

    public Duration waited() {
        return Duration.between(openedAt, now);
    }

    /** Whether both sides may still be expected to add statements. */
    public boolean isEvidenceOpen() {
        return now.isBefore(evidenceUntil);
    }
}
