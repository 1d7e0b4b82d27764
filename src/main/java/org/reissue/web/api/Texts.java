package org.reissue.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Normalizes and checks texts of callers. The compact constructors of request records call it. */
public final class Texts {

    private Texts() {}

    /** The text without white space at either end; null if the text is null or blank. */
    public static @Nullable String trimmed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The list, or an empty list for null. */
    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Whether PostgreSQL can store the text: it contains no NUL and no unpaired surrogate. */
    public static boolean storable(String text) {
        return text.codePoints()
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }
}
