package org.reissue.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;

/**
 * The position in a list behind which the next page begins: the sort keys of the last entry shown. Unlike an offset,
 * sort keys neither skip nor repeat an unchanged entry when other entries come, go or move. Opaque to callers.
 */
public final class Cursor {

    private static final String SEPARATOR = "~";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<String> sortKeys;

    private Cursor(List<String> sortKeys) {
        this.sortKeys = sortKeys;
    }

    /**
     * The cursor behind an entry.
     *
     * @param list the name of the list; other lists refuse the cursor
     * @param sortKeys the sort keys of the entry, none of which contains a {@code ~}
     */
    public static String after(String list, Object... sortKeys) {
        String keys = Arrays.stream(sortKeys).map(key -> SEPARATOR + key).collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString((list + keys).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses a cursor made by {@link #after}.
     *
     * @param cursor the caller's cursor; null or empty for the first page
     * @param list the name of the list
     * @param keys how many sort keys the list has
     * @throws Problem {@code invalid-request} if it is not a cursor of this list
     */
    public static Optional<Cursor> parse(@Nullable String cursor, String list, int keys) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = List.of(decoded(cursor).split(SEPARATOR, -1));
        if (parts.size() != keys + 1 || !parts.get(0).equals(list)) {
            throw invalid();
        }
        return Optional.of(new Cursor(parts.subList(1, parts.size())));
    }

    public String text(int key) {
        return key(key, Function.identity());
    }

    public long number(int key) {
        return key(key, Long::parseLong);
    }

    public UUID uuid(int key) {
        return key(key, UUID::fromString);
    }

    /** An instant that the database can hold. */
    public Instant instant(int key) {
        Instant instant = key(key, Instant::parse);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw invalid();
        }
        return instant;
    }

    public LocalDate date(int key) {
        return key(key, text -> Dates.parse(text).orElseThrow());
    }

    private <T> T key(int key, Function<String, T> parser) {
        try {
            return parser.apply(sortKeys.get(key));
        } catch (RuntimeException malformed) {
            throw invalid();
        }
    }

    private static String decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (Texts.storable(text)) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return Problem.invalid("cursor", "invalid.cursor");
    }
}
