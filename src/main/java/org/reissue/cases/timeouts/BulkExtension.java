package org.reissue.cases.timeouts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a bulk extension has come. It goes from the latest deadline to the earliest: an extended deadline falls
 * later, so that no case is met twice.
 *
 * @param startedAt when the first batch began, in UTC; cases that changed later are left out. Null before
 * @param beforeDeadline the cases from this deadline on are done, in UTC
 * @param beforeId of the cases with that deadline, those from this id on are done
 */
record BulkExtension(@Nullable Instant startedAt, Instant beforeDeadline, UUID beforeId, long extended, boolean ended) {

    BulkExtension started(Instant now) {
        return startedAt == null ? new BulkExtension(now, beforeDeadline, beforeId, extended, ended) : this;
    }

    /** The state after a batch that extended some deadlines and was not the last. */
    BulkExtension after(CaseKey last, int extendedNow) {
        return new BulkExtension(startedAt, last.deadlineAt(), last.id(), extended + extendedNow, false);
    }

    BulkExtension end(int extendedNow) {
        return new BulkExtension(startedAt, beforeDeadline, beforeId, extended + extendedNow, true);
    }

    /** The place of a case in the order of deadlines. */
    record CaseKey(Instant deadlineAt, UUID id) {}
}
