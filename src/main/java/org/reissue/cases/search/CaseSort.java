package org.reissue.cases.search;

import java.time.Instant;
import java.util.stream.Stream;
import org.reissue.cases.domain.DeadlineKey;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Reason;

/**
 * How lists of cases are sorted: by a key, then by id, so that a cursor of both is one place in the list. Attributes
 * belong to {@code ReissueCase} as {@code c} or {@code CaseIndex} as {@code i}.
 */
public enum CaseSort {
    /** The earliest deadline first, cases without a deadline last. */
    DEADLINE(CaseSort.DEADLINE_NAME, "c.deadlineKey", "c.id", "asc", ">"),
    /** The newest case first. */
    NEWEST(CaseSort.NEWEST_NAME, "i.appliedAt", "i.caseId", "desc", "<");

    static final String DEADLINE_NAME = "deadline";
    static final String NEWEST_NAME = "-applied";
    static final String NAMES = DEADLINE_NAME + "|" + NEWEST_NAME;

    private final String sortName;
    private final String key;
    private final String id;
    private final String direction;
    private final String after;

    CaseSort(String sortName, String key, String id, String direction, String after) {
        this.sortName = sortName;
        this.key = key;
        this.id = id;
        this.direction = direction;
        this.after = after;
    }

    /** Whether lists can be sorted by that name. */
    public static boolean isName(String sortName) {
        return Stream.of(values()).anyMatch(sort -> sort.sortName.equals(sortName));
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

    /** The deadline key that all ended cases of a status and a reason have. */
    static Instant endedKey(CaseStatus status, Reason reason) {
        int kind = 10 * (1 + status.compareTo(CaseStatus.COMPLETED)) + 1 + reason.ordinal();
        return DeadlineKey.ENDED.plusSeconds(kind);
    }

    /** @param byIndex whether {@code CaseIndex} is part of the query */
    String orderBy(boolean byIndex) {
        return "order by %s %3$s, %s %3$s".formatted(attribute(key, byIndex), attribute(id, byIndex), direction);
    }

    String afterCursor(boolean byIndex) {
        return "(%s, %s) %s (:cursorKey, :cursorId)".formatted(attribute(key, byIndex), attribute(id, byIndex), after);
    }

    private static String attribute(String attribute, boolean byIndex) {
        return byIndex ? attribute : attribute.replace("i.caseId", "c.id").replace("i.", "c.");
    }
}
