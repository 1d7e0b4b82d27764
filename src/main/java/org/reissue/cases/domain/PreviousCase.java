package org.reissue.cases.domain;

import java.time.Instant;
import java.util.UUID;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/** What an application has come to, as far as a new one for the same item needs to know (R5). */
public record PreviousCase(UUID id, String itemId, CaseStatus status, Instant deadlineAt) {

    public boolean isOpen() {
        return !status.isTerminal();
    }

    public boolean wasRefunded() {
        return status == CaseStatus.REFUNDED;
    }

    public boolean deadlineHasPassed(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
