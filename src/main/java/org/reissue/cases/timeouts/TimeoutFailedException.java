package org.reissue.cases.timeouts;

import java.util.List;
import java.util.UUID;

/** Firing a batch of passed deadlines has failed and was rolled back; at least one of its cases is the cause. */
public class TimeoutFailedException extends RuntimeException {

    private final List<UUID> caseIds;

    TimeoutFailedException(List<UUID> caseIds, Throwable cause) {
        super("Firing %d passed deadline(s) failed".formatted(caseIds.size()), cause);
        this.caseIds = List.copyOf(caseIds);
    }

    /** All cases of the batch. */
    public List<UUID> caseIds() {
        return caseIds;
    }
}
