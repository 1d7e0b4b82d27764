package org.reissue.settlement;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A check that joins two tables by a key which both have an index on. A range ends where one of the two has filled it.
 *
 * @param keys the columns with the key, as {@code table.column}
 * @param differences the query for the differences with {@code :after < key <= :upto}; its columns are {@code subject},
 *     {@code expected} and {@code found}, null for none
 */
public record RangeCheck(JdbcClient jdbc, String kind, KeyType type, List<String> keys, String differences)
        implements ReconciliationCheck {

    public enum KeyType {
        /** An identity. */
        BIGINT("0", String.valueOf(Long.MAX_VALUE)),
        /** The id of a case or payout. */
        UUID("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff");

        private final String first;
        private final String last;

        KeyType(String first, String last) {
            this.first = first;
            this.last = last;
        }
    }

    @Override
    public Range check(@Nullable String after, int size) {
        String from = Objects.requireNonNullElse(after, type.first);
        String end = findEnd(from, size);
        List<Difference> found = jdbc.sql(differences)
                .param("after", from)
                .param("upto", Objects.requireNonNullElse(end, type.last))
                .query((row, number) -> new Difference(
                        kind,
                        row.getString("subject"),
                        Objects.requireNonNullElse(row.getString("expected"), "none"),
                        Objects.requireNonNullElse(row.getString("found"), "none")))
                .list();
        return new Range(found, end);
    }

    private @Nullable String findEnd(String after, int size) {
        String ends = keys.stream()
                .map(key -> "(select %1$s from %2$s where %1$s > :after::%3$s order by %1$s offset :size limit 1)"
                        .formatted(key, key.substring(0, key.indexOf('.')), type))
                .collect(Collectors.joining(", "));
        return jdbc.sql("select least(" + ends + ")::text")
                .param("after", after)
                .param("size", size - 1)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
