package org.reissue.web.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code If-Match} of RFC 9110: {@code *} or a list of entity tags, compared strongly. A header that is malformed
 * matches nothing: who sent it wanted to be protected from overwriting.
 */
final class EntityTags {

    private static final Pattern ONE =
            Pattern.compile("[ \\t]*(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")[ \\t]*(?:,|$)");

    private EntityTags() {}

    static boolean match(String header, String wanted) {
        if (header.strip().equals("*")) {
            return true;
        }
        boolean found = false;
        Matcher tag = ONE.matcher(header);
        for (int at = 0; at < header.length(); at = tag.end()) {
            if (!tag.region(at, header.length()).lookingAt()) {
                return false;
            }
            found |= tag.group(1) == null && tag.group(2).equals(wanted);
        }
        return found;
    }
}
