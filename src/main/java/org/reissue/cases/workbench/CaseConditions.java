package org.reissue.cases.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reissue.lifecycle.CaseStatus;

/** The conditions of one search, and their parameters. What is null is no condition. */
final class CaseConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CaseConditions equal(String attribute, Object value) {
        return add("c.%s = :%s", attribute, value);
    }

    /** All of them is no condition either: it would only keep the database from the index it sorts by. */
    CaseConditions oneOf(String attribute, List<CaseStatus> values) {
        return add("c.%s in :%s", attribute, values.size() == CaseStatus.values().length ? null : values);
    }

    CaseConditions atOrAfter(String attribute, Instant instant) {
        return add("c.%s >= :%s", attribute, instant);
    }

    CaseConditions before(String attribute, Instant instant) {
        return add("c.%s < :%s", attribute, instant);
    }

    CaseConditions beyond(CaseCursor cursor, CaseOrder order) {
        conditions.add(order.beyondCursor());
        parameters.put("cursorKey", cursor.key());
        parameters.put("cursorId", cursor.id());
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private CaseConditions add(String condition, String attribute, Object value) {
        if (value != null) {
            String parameter = "p" + parameters.size();
            conditions.add(condition.formatted(attribute, parameter));
            parameters.put(parameter, value);
        }
        return this;
    }
}
