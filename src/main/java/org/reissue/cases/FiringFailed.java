package org.reissue.cases;

import java.util.List;
import java.util.UUID;

/** A batch of passed deadlines could not be fired and was rolled back; one of its cases, at least, is the cause. */
public class FiringFailed extends RuntimeException {

    private final List<UUID> caseIds;

    FiringFailed(List<UUID> caseIds, Throwable cause) {
        super("Firing %d passed deadline(s) failed".formatted(caseIds.size()), cause);
        this.caseIds = List.copyOf(caseIds);
    }

    public List<UUID> caseIds() {
        return caseIds;
    }
}
