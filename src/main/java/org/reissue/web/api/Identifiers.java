package org.reissue.web.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks ids where no {@link Identifier} does: in headers, paths, files and addresses of pages. */
public final class Identifiers {

    private static final Pattern VALID = Pattern.compile(Identifier.PATTERN);

    private Identifiers() {}

    /** Whether the text is an id as {@link Identifier} allows it; null is none. */
    public static boolean isValid(@Nullable String text) {
        return text != null && VALID.matcher(text).matches();
    }
}
