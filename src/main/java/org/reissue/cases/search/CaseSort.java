package org.reissue.cases.search;

import java.time.Instant;
import org.reissue.cases.domain.ReissueCase;

/**
 * The orders in which lists come. Each is total, so that a cursor names one place in it: the sort key, then the id.
 * Names of attributes are those of {@link ReissueCase} as {@code c} and of {@link CaseIndex} as {@code o}.
 */
public enum CaseSort {
    DEADLINE(CaseSort.DEADLINE_NAME, "c.deadlineKey", "c.id", "asc", ">"),
    NEWEST(CaseSort.NEWEST_NAME, "o.appliedAt", "o.caseId", "desc", "<");

    static final String DEADLINE_NAME = "deadline";
    static final String NEWEST_NAME = "-applied";
    static final String NAMES = DEADLINE_NAME + "|" + NEWEST_NAME;

    /** The sort key of a case that has ended: behind all that are open. */
    static final Instant ENDED = Instant.parse("9999-12-31T00:00:00Z");

    private final String sortName;
    private final String key;
    private final String id;
    private final String direction;
    private final String beyond;

    CaseSort(String sortName, String key, String id, String direction, String beyond) {
        this.sortName = sortName;
        this.key = key;
        this.id = id;
        this.direction = direction;
        this.beyond = beyond;
    }

    static CaseSort named(String sortName) {
        return sortName.equals(NEWEST.sortName) ? NEWEST : DEADLINE;
    }

    String sortName() {
        return sortName;
    }

    Instant key(ReissueCase reissueCase) {
        return this == NEWEST ? reissueCase.appliedAt() : reissueCase.deadlineKey();
    }

    String orderBy() {
        return "order by %s %3$s, %s %3$s".formatted(key, id, direction);
    }

    String beyondCursor() {
        return "(%s, %s) %s (:cursorKey, :cursorId)".formatted(key, id, beyond);
    }
}
