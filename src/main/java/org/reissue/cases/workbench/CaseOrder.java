package org.reissue.cases.workbench;

import java.time.Instant;
import org.reissue.cases.ReissueCase;

/**
 * The orders in which lists come. Each is total, so that a cursor names one place in it: the sort key, then the id.
 * Names of attributes are those of {@link ReissueCase}.
 */
public enum CaseOrder {
    DEADLINE(CaseOrder.DEADLINE_NAME, "deadlineKey", "asc", ">"),
    NEWEST(CaseOrder.NEWEST_NAME, "appliedAt", "desc", "<");

    static final String DEADLINE_NAME = "deadline";
    static final String NEWEST_NAME = "-applied";
    static final String NAMES = DEADLINE_NAME + "|" + NEWEST_NAME;

    /** The sort key of a case without a deadline. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final String sortName;
    private final String attribute;
    private final String direction;
    private final String beyond;

    CaseOrder(String sortName, String attribute, String direction, String beyond) {
        this.sortName = sortName;
        this.attribute = attribute;
        this.direction = direction;
        this.beyond = beyond;
    }

    static CaseOrder named(String sortName) {
        return sortName.equals(NEWEST.sortName) ? NEWEST : DEADLINE;
    }

    String sortName() {
        return sortName;
    }

    Instant key(ReissueCase reissueCase) {
        if (this == NEWEST) {
            return reissueCase.appliedAt();
        }
        return reissueCase.deadlineAt() == null ? NEVER : reissueCase.deadlineAt();
    }

    String orderBy() {
        return "order by c.%1$s %2$s, c.id %2$s".formatted(attribute, direction);
    }

    String beyondCursor() {
        return "(c.%s, c.id) %s (:cursorKey, :cursorId)".formatted(attribute, beyond);
    }
}
