package org.reissue.console.page;

import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Whether forms show the field, so that a link may lead to it. */
    public boolean isShown(String field) {
        return !NOT_FILLED_IN.contains(field);
    }
}
