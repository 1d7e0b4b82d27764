package org.reissue.cases;

import java.util.List;
import org.reissue.cases.requests.Statement;

/**
 * What a party says along with an action, for the timeline.
 *
 * @param comment free text, or null
 * @param evidence https links
 */
record Words(String comment, List<String> evidence) {

    static final Words NONE = new Words(null, List.of());

    static Words of(String comment) {
        return new Words(comment, List.of());
    }

    static Words of(Statement statement) {
        return new Words(statement.comment(), statement.evidence());
    }
}
