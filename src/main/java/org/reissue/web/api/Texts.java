package org.reissue.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How text that callers send is taken in. Meant for the compact constructors of request records. */
public final class Texts {

    private Texts() {}

    /** Without white space at either end; null for a text that is null or blank. */
    public static @Nullable String trimmed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The list as it is, an empty one for null. */
    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Whether PostgreSQL can store it: no NUL, and no half of a surrogate pair. */
    public static boolean storable(String text) {
        return text.codePoints()
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }
}
