package org.reissue.cases.commands;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/**
 * An earlier case of the order, as far as a new application for the same item depends on it (R5). The order may have
 * had another buyer.
 *
 * @param status the name of its status, which only a newer version may know
 */
record PreviousCase(
        UUID id,
        String itemId,
        String buyerId,
        String status,
        @Nullable Instant deadlineAt) {

    /** A status that only a newer version knows counts as open. */
    boolean isOpen() {
        CaseStatus known = StoredEnum.read(CaseStatus.class, status);
        return known == null || !known.isTerminal();
    }

    boolean wasRefunded() {
        return CaseStatus.REFUNDED.name().equals(status);
    }

    boolean isDue(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
