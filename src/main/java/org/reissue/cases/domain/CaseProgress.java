package org.reissue.cases.domain;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/**
 * How far a case has come; every transition replaces it.
 *
 * @param deadlineAt when silence has its consequence, in UTC; null while no deadline runs
 * @param scanDue whether the scan window applies, fixed when the case ships (R13)
 * @param owing whether a compensation or a refund was ever owed because of the case (R10, R12, R16)
 * @param updatedAt when the case itself last changed, in UTC
 * @param endedAt when it reached a terminal status, in UTC, or null
 */
@Embeddable
public record CaseProgress(
        @Enumerated(EnumType.STRING) CaseStatus status,
        Instant deadlineAt,
        boolean scanDue,
        boolean owing,
        Instant updatedAt,
        Instant endedAt) {

    /** Before the buyer has applied. */
    static final CaseProgress NONE = new CaseProgress(null, null, false, false, null, null);

    CaseProgress after(AppliedTransition applied) {
        boolean owes = owing || applied.owes();
        if (!applied.transition().changesCase()) {
            return new CaseProgress(status, deadlineAt, scanDue, owes, updatedAt, endedAt);
        }
        Instant end = applied.ends() ? applied.at() : null;
        return new CaseProgress(applied.to(), applied.deadlineAt(), scanDue, owes, applied.at(), end);
    }

    CaseProgress withScanDue(boolean due) {
        return new CaseProgress(status, deadlineAt, due, owing, updatedAt, endedAt);
    }

    /** Whether the deadline has passed, so that silence has its consequence before anything else may happen. */
    public boolean isDue(Instant now) {
        return Lifecycle.hasPassed(deadlineAt, now);
    }
}
