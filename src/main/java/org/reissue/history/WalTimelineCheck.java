package org.reissue.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.reissue.jdbc.ConnectionCheck;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.jdbc.WalTimeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Keeps positions of the log unique when a primary is lost with commits that its successor never had, or a backup is
 * restored: before anything is written on a new timeline of the write-ahead log, the sequence moves to the present time
 * in microseconds. No earlier timeline can have given such a position, since no service records a million events per
 * second for years. A reader whose cursor is in the lost stretch goes on behind it.
 */
@Component
class WalTimelineCheck implements ConnectionCheck {

    private static final Logger log = LoggerFactory.getLogger(WalTimelineCheck.class);

    private static final String UNDEFINED_TABLE = "42P01";

    /** The least step from the last known position, in case the clock of this machine is wrong. */
    private static final long LEAST_STEP = 1_000_000_000;

    private static final String KNOWN = """
            select known.timeline = %s and known.system_identifier = control.system_identifier
            from case_event_timeline known, pg_control_system() control
            """.formatted(WalTimeline.ID);

    private static final String MOVE = """
            select setval('case_event_id_seq', greatest(last_value + ?, ?)) from case_event_id_seq
            """;

    private static final String REMEMBER = """
            update case_event_timeline known
            set timeline = %s, system_identifier = control.system_identifier
            from pg_control_system() control
            """.formatted(WalTimeline.ID);

    private final Clock realTime;

    WalTimelineCheck(@Qualifier("realTime") Clock realTime) {
        this.realTime = realTime;
    }

    @Override
    public void check(Connection connection) throws SQLException {
        if (!isKnown(connection, KNOWN)) {
            connection.setAutoCommit(false);
            try {
                follow(connection);
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Moves the sequence, unless another connection has done so. Connections that find the new timeline at once wait
     * for one another.
     */
    private void follow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isKnown(connection, KNOWN + "for update of known")) {
                long moved = move(connection);
                statement.executeUpdate(REMEMBER);
                connection.commit();
                log.warn("The database is on a new timeline: the positions of the event log go on after {}", moved);
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private long move(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setLong(1, LEAST_STEP);
            statement.setLong(2, UnnestArrays.micros(realTime.instant()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static boolean isKnown(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failure) {
            if (UNDEFINED_TABLE.equals(failure.getSQLState())) {
                return true; // no event was ever recorded: the schema is about to be made
            }
            throw failure;
        }
    }
}
