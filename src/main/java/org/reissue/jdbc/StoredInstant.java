package org.reissue.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the instants of a row. */
public final class StoredInstant {

    private StoredInstant() {}

    /** The instant in a column of the row, or null. */
    public static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    /** The instant in a column of the row, by the number of the column from 1; or null. */
    public static @Nullable Instant read(ResultSet row, int column) throws SQLException {
        return instant(row.getTimestamp(column));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
