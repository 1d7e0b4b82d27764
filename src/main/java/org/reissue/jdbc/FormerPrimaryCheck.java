package org.reissue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Ends the statements that wait for a former primary. A machine that hangs closes no connection, so its callers would
 * wait for all of {@code socketTimeout}. When a new connection finds a later timeline of the write-ahead log, another
 * server was promoted, and all connections of earlier timelines are aborted. A new connection to an earlier timeline is
 * refused: the former primary has woken up and does not know yet that it has a successor.
 */
class FormerPrimaryCheck implements ConnectionCheck {

    private static final String CLUSTER_AND_TIMELINE =
            "select system_identifier, " + WalTimeline.ID + " from pg_control_system()";

    private final Set<Connection> connections = Collections.newSetFromMap(new WeakHashMap<>());
    private long cluster;
    private long latest;

    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CLUSTER_AND_TIMELINE)) {
            row.next();
            add(connection, row.getLong(1), row.getLong(2));
        }
    }

    /** @param system the identifier of the cluster, within which timelines follow one another */
    void add(Connection connection, long system, long timeline) throws SQLException {
        for (Connection former : formerOnes(connection, system, timeline)) {
            former.abort(Runnable::run);
        }
    }

    private synchronized List<Connection> formerOnes(Connection connection, long system, long timeline)
            throws SQLException {
        if (system == cluster && timeline < latest) {
            throw new SQLException(
                    "The server is a former primary: its timeline is %d, and there is %d".formatted(timeline, latest),
                    ServerLost.READ_ONLY);
        }
        List<Connection> former = List.of();
        if (system != cluster || timeline > latest) {
            former = List.copyOf(connections);
            connections.clear();
            cluster = system;
            latest = timeline;
        }
        connections.add(connection);
        return former;
    }
}
