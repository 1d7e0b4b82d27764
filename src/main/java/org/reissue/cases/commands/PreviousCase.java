package org.reissue.cases.commands;

import java.time.Instant;
import java.util.UUID;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/**
 * An earlier case of the order, as far as a new application for the same item depends on it (R5). The order may have
 * had another buyer.
 */
record PreviousCase(UUID id, String itemId, String buyerId, CaseStatus status, Instant deadlineAt) {

    /** A status that only a newer version knows counts as open. */
    boolean isOpen() {
        return status == null || !status.isTerminal();
    }

    boolean wasRefunded() {
        return status == CaseStatus.REFUNDED;
    }

    boolean isDue(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
