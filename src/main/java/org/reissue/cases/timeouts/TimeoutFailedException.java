package org.reissue.cases.timeouts;

import java.util.List;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** A batch of passed deadlines could not be fired and was rolled back; one of its cases, at least, is the cause. */
@NamedInterface("timeouts")
public class TimeoutFailedException extends RuntimeException {

    private final List<UUID> caseIds;

    TimeoutFailedException(List<UUID> caseIds, Throwable cause) {
        super("Firing %d passed deadline(s) failed".formatted(caseIds.size()), cause);
        this.caseIds = List.copyOf(caseIds);
    }

    public List<UUID> caseIds() {
        return caseIds;
    }
}
