package org.reissue.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one array per column, so that one statement with {@code unnest} handles any number of rows. Values without an
 * array type of their own are sent as text, which the statement casts. Instants are sent as microseconds since 1970,
 * which the SQL function {@code instant(bigint)} converts: parsing text would cost both sides far more.
 */
public record UnnestArrays<T>(List<T> rows) {

    /** A column of texts: {@code toString()} of each value, null for null. */
    public @Nullable String[] texts(Function<T, ? extends @Nullable Object> column) {
        return rows.stream().map(column).map(UnnestArrays::text).toArray(String[]::new);
    }

    /** A column of whole numbers; may contain null. */
    public @Nullable Long[] longs(Function<T, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** A column of instants as microseconds since 1970; may contain null. */
    public @Nullable Long[] instants(Function<T, @Nullable Instant> column) {
        return rows.stream().map(column).map(UnnestArrays::micros).toArray(Long[]::new);
    }

    /** A column of booleans. */
    public Boolean[] booleans(Predicate<T> column) {
        return rows.stream().map(column::test).toArray(Boolean[]::new);
    }

    /** A column of binary values; may contain null. */
    public byte @Nullable [][] bytes(Function<T, byte @Nullable []> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }

    /** The argument of the SQL function {@code instant(bigint)}: microseconds since 1970, null for null. */
    public static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
