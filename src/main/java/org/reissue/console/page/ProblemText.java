package org.reissue.console.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a problem for a page.
 *
 * @param slug the end of the problem's type
 * @param detail what to do about it
 * @param fields what is wrong with single fields, by their names
 * @param confirmable whether it succeeds when the same is sent again, confirmed
 */
public record ProblemText(
        String slug,
        int status,
        String title,
        String detail,
        Map<String, String> fields,
        List<String> violations,
        boolean confirmable) {

    /** Parameters of links and buttons, which people do not fill in. */
    private static final Set<String> NOT_FILLED_IN = Set.of("cursor", "delivery", "quickFilter");

    /** The {@code aria-invalid} of a field: {@code true}, or null when nothing is wrong with it. */
    public @Nullable String invalid(String field) {
        return fields.containsKey(field) ? "true" : null;
    }

    /** What to append to the {@code aria-describedby} of a field beside which its fault is shown; null without one. */
    public @Nullable String fault(String field) {
        return fields.containsKey(field) ? " " + field + "-fault" : null;
    }

    /** Whether forms show the field, so that a link may lead to it. */
    public boolean isShown(String field) {
        return !NOT_FILLED_IN.contains(field);
    }
}
