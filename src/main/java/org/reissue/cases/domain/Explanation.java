package org.reissue.cases.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor's comment and evidence on an action. They appear in the timeline and never leave the service.
 *
 * @param comment free text, or null
 * @param evidence https links
 */
public record Explanation(@Nullable String comment, List<String> evidence) {

    static final Explanation NONE = new Explanation(null, List.of());

    /** An explanation without evidence. */
    public static Explanation of(@Nullable String comment) {
        return new Explanation(comment, List.of());
    }
}
