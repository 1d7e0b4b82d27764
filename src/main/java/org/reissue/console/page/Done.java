package org.reissue.console.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An action that was just done; the next page reports it with the message {@code done.<what>}. It travels in a cookie,
 * since browsers are redirected after a post, perhaps to another instance.
 *
 * @param what the end of the message key
 * @param number the argument of the message, or null
 */
public record Done(String what, @Nullable String number) {

    private static final Pattern VALUE = Pattern.compile("([A-Z_]{1,40})(?:\\.([0-9]{1,18}))?");

    /** An action without a number. */
    public static Done of(Enum<?> what) {
        return of(what.name());
    }

    /** An action that no enum names, without a number. */
    public static Done of(String what) {
        return new Done(what, null);
    }

    /** An action, and how often it was done. */
    public static Done of(String what, long number) {
        return new Done(what, String.valueOf(number));
    }

    static Optional<Done> parse(String value) {
        Matcher parts = VALUE.matcher(value);
        return parts.matches() ? Optional.of(new Done(parts.group(1), parts.group(2))) : Optional.empty();
    }

    String value() {
        return number == null ? what : what + "." + number;
    }
}
