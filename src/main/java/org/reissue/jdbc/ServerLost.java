package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Leaves a lost server at once. When a statement shows that the server went away, shuts down or takes no writes any
 * more, the connection is closed and so are all others of the pool: they led to the same server.
 */
class ServerLost implements SQLExceptionOverride {

    /** read_only_sql_transaction: the server was demoted. HikariCP itself keeps such a connection. */
    static final String READ_ONLY = "25006";

    private final HikariDataSource pool;

    ServerLost(HikariDataSource pool) {
        this.pool = pool;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!DatabaseUnavailable.meansLost(failure.getSQLState())) {
            return Override.CONTINUE_EVICT;
        }
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
        return Override.MUST_EVICT;
    }
}
