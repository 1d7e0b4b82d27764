package org.reissue.console.page;

import java.util.List;
import java.util.Map;

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
        boolean confirmable) {}
