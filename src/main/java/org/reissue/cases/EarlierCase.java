package org.reissue.cases;

import java.time.Instant;
import java.util.UUID;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/** What an application has come to, as far as a new one for the same item needs to know (R5). */
record EarlierCase(UUID id, String itemId, CaseStatus status, Instant deadlineAt) {

    boolean isOpen() {
        return !status.isTerminal();
    }

    boolean wasRefunded() {
        return status == CaseStatus.REFUNDED;
    }

    boolean deadlineHasPassed(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
