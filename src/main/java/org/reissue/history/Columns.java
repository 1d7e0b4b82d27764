package org.reissue.history;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Rows turned into one array per column, the shape in which {@code unnest} takes any number of them in one statement.
 * The driver takes texts, longs and timestamps; everything else travels as text and is cast by the statement.
 */
public record Columns<T>(List<T> rows) {

    public String[] texts(Function<T, Object> column) {
        return rows.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    public Long[] longs(Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    public Timestamp[] instants(Function<T, Instant> column) {
        return rows.stream()
                .map(column)
                .map(instant -> instant == null ? null : Timestamp.from(instant))
                .toArray(Timestamp[]::new);
    }
}
