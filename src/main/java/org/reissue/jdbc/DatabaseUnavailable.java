package org.reissue.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes failures that mean that the database cannot be reached or takes no writes for the moment. */
public final class DatabaseUnavailable {

    /** admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, and a demoted primary. */
    private static final Set<String> LOST_STATES = Set.of("57P01", "57P02", "57P03", "53300", ServerLost.READ_ONLY);

    /** The message of HikariCP, without an SQL state, when a transaction on an evicted connection is rolled back. */
    private static final String EVICTED = "Connection is closed";

    private DatabaseUnavailable() {}

    /**
     * Whether the exception itself, not its cause, means so; a timeout while waiting for a pooled connection does too.
     */
    public static boolean isShownBy(Throwable exception) {
        return exception instanceof SQLTransientConnectionException
                || exception instanceof SQLException sql
                        && (meansLost(sql.getSQLState())
                                || lacksResources(sql.getSQLState())
                                || EVICTED.equals(sql.getMessage()));
    }

    /** Whether connections to that server are of no use any more. Class 08 are failures of the connection itself. */
    static boolean meansLost(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || LOST_STATES.contains(sqlState));
    }

    /** Class 53: its disk is full, or it has no memory. */
    private static boolean lacksResources(@Nullable String sqlState) {
        return sqlState != null && sqlState.startsWith("53");
    }
}
