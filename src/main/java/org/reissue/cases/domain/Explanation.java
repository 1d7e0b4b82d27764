package org.reissue.cases.domain;

import java.util.List;

/**
 * What an actor says along with an action, for the timeline. It never leaves the service.
 *
 * @param comment free text, or null
 * @param evidence https links
 */
public record Explanation(String comment, List<String> evidence) {

    static final Explanation NONE = new Explanation(null, List.of());

    public static Explanation of(String comment) {
        return new Explanation(comment, List.of());
    }
}
