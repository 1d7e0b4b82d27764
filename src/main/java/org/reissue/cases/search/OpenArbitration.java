package org.reissue.cases.search;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ApplicationDetails;
import org.reissue.cases.domain.Arbitration;
import org.reissue.cases.domain.OrderedItem;
import org.reissue.cases.domain.ReissueCase;

/**
 * A case in arbitration, in the list from which staff choose the next case to rule on (R16).
 *
 * @param ready whether the arbitration is ready to rule: both sides have added a statement, or the evidence window is
 *     over
 * @param now when the list was read, in UTC
 */
public record OpenArbitration(
        UUID id,
        OrderedItem item,
        ApplicationDetails application,
        Arbitration arbitration,
        boolean ready,
        Instant now) {

    static OpenArbitration of(ReissueCase found, boolean ready, Instant now) {
        return new OpenArbitration(found.id(), found.item(), found.application(), found.arbitration(), ready, now);
    }

    /** The member of staff who has the arbitration in hand, or null. */
    public @Nullable String claimedBy() {
        return arbitration.claimedBy(now);
    }

    /** When that claim lapses, in UTC; null without one. */
    public @Nullable Instant claimedUntil() {
        return arbitration.claimedUntil(now);
    }

    public Duration waited() {
        return Duration.between(arbitration.openedAt(), now);
    }

    /** Whether both sides may still be expected to add statements. */
    public boolean isEvidenceOpen() {
        return now.isBefore(arbitration.evidenceUntil());
    }
}
