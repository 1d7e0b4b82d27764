package org.reissue.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rows turned into one array per column, the shape in which {@code unnest} takes any number of them in one statement.
 * The driver takes texts and longs; everything else travels as text and is cast by the statement, instants as their
 * microseconds since 1970, of which the statement makes instants again with {@code instant(…)}: text would cost both
 * sides far more.
 */
public record UnnestArrays<T>(List<T> rows) {

    public String[] texts(Function<T, Object> column) {
        return rows.stream().map(column).map(UnnestArrays::text).toArray(String[]::new);
    }

    public Long[] longs(Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    public Long[] instants(Function<T, Instant> column) {
        return rows.stream().map(column).map(UnnestArrays::micros).toArray(Long[]::new);
    }

    public Boolean[] booleans(Predicate<T> column) {
        return rows.stream().map(column::test).toArray(Boolean[]::new);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** An instant as the argument of {@code instant(…)}. */
    public static Long micros(Instant instant) {
        return instant == null ? null : instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
