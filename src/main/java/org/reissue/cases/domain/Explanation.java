package org.reissue.cases.domain;

import java.util.List;
import org.reissue.cases.commands.StatementRequest;

/**
 * What a party says along with an action, for the timeline.
 *
 * @param comment free text, or null
 * @param evidence https links
 */
public record Explanation(String comment, List<String> evidence) {

    static final Explanation NONE = new Explanation(null, List.of());

    public static Explanation of(String comment) {
        return new Explanation(comment, List.of());
    }

    public static Explanation of(StatementRequest statement) {
        return new Explanation(statement.comment(), statement.evidence());
    }
}
