package org.reissue.console.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An action that was just done; the next page reports it with the message {@code done.<what>}. It travels in a cookie,
 * since browsers are redirected after a post, perhaps to another instance.
 *
 * @param what the end of the message key
 * @param numbers the arguments of the message
 */
public record Done(String what, List<String> numbers) {

    private static final Pattern VALUE = Pattern.compile("[A-Z_]{1,40}(\\.[0-9]{1,18}){0,3}");

    /** An action without numbers. */
    public static Done of(Enum<?> what) {
        return new Done(what.name(), List.of());
    }

    /** An action that no enum names, without numbers. */
    public static Done of(String what) {
        return new Done(what, List.of());
    }

    /** An action, and how often it was done. */
    public static Done of(String what, long number) {
        return new Done(what, List.of(String.valueOf(number)));
    }

    static Optional<Done> parse(String value) {
        if (!VALUE.matcher(value).matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(value.split("\\."));
        return Optional.of(new Done(parts.get(0), parts.subList(1, parts.size())));
    }

    String value() {
        return String.join(".", what, String.join(".", numbers)).replaceAll("\\.$", "");
    }
}
