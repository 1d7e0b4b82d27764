package org.reissue.cases.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.api.Cursor;

/**
 * The conditions of one search, and their parameters. What is null is no condition. Attributes are those of the case as
 * {@code c} and of its origin as {@code o}.
 */
final class CasePredicates {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CasePredicates equal(String attribute, Object value) {
        return add("%s = :%s", attribute, value);
    }

    CasePredicates atOrAfter(String attribute, Instant instant) {
        return add("%s >= :%s", attribute, instant);
    }

    CasePredicates before(String attribute, Instant instant) {
        return add("%s < :%s", attribute, instant);
    }

    /**
     * Cases that have ended lie behind all others in the order of deadlines: said aloud where only one kind is asked
     * for, for the database not to go through them in search of the last open one, nor the other way round. The other
     * open statuses are then excluded, not those asked for sought: PostgreSQL takes the two conditions for independent,
     * so that after a long history it would expect next to nothing of both, and fetch and sort a whole shop for one
     * page.
     */
    CasePredicates statuses(List<CaseStatus> statuses) {
        if (statuses.stream().allMatch(CaseStatus::isTerminal)) {
            return among("in", statuses).atOrAfter("c.deadlineKey", CaseSort.ENDED);
        }
        if (statuses.stream().anyMatch(CaseStatus::isTerminal)) {
            return among("in", statuses);
        }
        List<CaseStatus> others = Arrays.stream(CaseStatus.values())
                .filter(status -> !status.isTerminal() && !statuses.contains(status))
                .toList();
        return among("not in", others).before("c.deadlineKey", CaseSort.ENDED);
    }

    /** All of them is no condition either: it would only keep the database from the index it sorts by. */
    private CasePredicates among(String inOrNot, List<CaseStatus> statuses) {
        if (!statuses.isEmpty() && statuses.size() < CaseStatus.values().length) {
            // a parameter each: Hibernate translates a query with a list as parameter anew every time
            List<String> names = statuses.stream().map(this::parameter).toList();
            conditions.add("c.progress.status %s (:%s)".formatted(inOrNot, String.join(", :", names)));
        }
        return this;
    }

    CasePredicates beyond(Cursor cursor, CaseSort order) {
        conditions.add(order.beyondCursor());
        parameters.put("cursorKey", cursor.instant(0));
        parameters.put("cursorId", cursor.uuid(1));
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private CasePredicates add(String condition, String attribute, Object value) {
        if (value != null) {
            conditions.add(condition.formatted(attribute, parameter(value)));
        }
        return this;
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
