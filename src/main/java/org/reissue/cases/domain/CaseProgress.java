package org.reissue.cases.domain;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/**
 * Status and deadline of a case; every transition replaces them.
 *
 * @param status null for a status that only a newer version knows
 * @param deadlineAt when the timeout of the status fires, in UTC; null while no deadline runs
 * @param scanDue whether the scan window applies, fixed when the case ships (R13)
 * @param owing whether the case has ever caused a compensation or a refund (R10, R12, R16)
 * @param wasOverdue whether a shipment of the case has ever been overdue (R12)
 * @param updatedAt when the case last changed, in UTC; remarks and statements do not count; null before the application
 * @param endedAt when the case reached a terminal status, in UTC, or null
 */
@Embeddable
public record CaseProgress(
        @Nullable CaseStatus status,
        @Nullable Instant deadlineAt,
        boolean scanDue,
        boolean owing,
        boolean wasOverdue,
        @Nullable Instant updatedAt,
        @Nullable Instant endedAt) {

    /** The progress of a case that is being applied for. */
    static final CaseProgress NONE = new CaseProgress(null, null, false, false, false, null, null);

    CaseProgress after(AppliedTransition applied) {
        if (!applied.transition().changesCase()) {
            return this;
        }
        CaseState after = applied.after();
        return new CaseProgress(
                after.status(),
                applied.deadlineAt(),
                after.scanDue(),
                owing || applied.owes(),
                after.wasOverdue(),
                applied.at(),
                applied.ends() ? applied.at() : null);
    }

    /** Whether the deadline has passed, so that its timeout must fire before any other action. */
    public boolean isDue(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
