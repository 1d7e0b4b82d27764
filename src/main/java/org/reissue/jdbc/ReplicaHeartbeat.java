package org.reissue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells how old the data of a replica are. Once a second this instance writes the time on the primary, into a row of
 * its own. A server that has this write has everything that was committed before it, since a standby repeats commits in
 * their order. The time is written and compared by one clock, and a server of another timeline, cluster or database
 * never has the write. When the clock is put back, the times written before say nothing any more, so this instance goes
 * on as another one.
 */
class ReplicaHeartbeat implements AutoCloseable {

    /** An instance that has not written for this long is gone. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private static final String BEAT = """
            insert into replica_heartbeat (instance, beat_at) values (?, ?)
            on conflict (instance) do update set beat_at = excluded.beat_at
            """;

    private static final String SEEN = "select beat_at from replica_heartbeat where instance = ?";

    private final JdbcClient primary;
    private final HikariDataSource replica;
    private final Clock realTime;

    private volatile UUID instance = UUID.randomUUID();
    private Instant lastBeat = Instant.MIN;

    ReplicaHeartbeat(JdbcClient primary, HikariDataSource replica, Clock realTime) {
        this.primary = primary;
        this.replica = replica;
        this.realTime = realTime;
    }

    /** Writes the time on the primary. Not for several threads at once. */
    void beat() {
        Instant now = realTime.instant();
        if (now.isBefore(lastBeat)) {
            instance = UUID.randomUUID();
        }
        lastBeat = now; // also if the primary is away: the clock may be put back meanwhile
        primary.sql(BEAT).params(instance, Timestamp.from(now)).update();
    }

    /** Deletes the rows of instances that are gone. */
    void forget() {
        primary.sql("delete from replica_heartbeat where beat_at < ?")
                .param(Timestamp.from(realTime.instant().minus(FORGOTTEN)))
                .update();
    }

    /**
     * Reads the last heartbeat that has arrived on the replica.
     *
     * @throws SQLException also if there is none, or one of the future
     */
    Instant lastSeen() throws SQLException {
        try (Connection connection = replica.getConnection()) {
            return lastSeen(connection);
        }
    }

    /**
     * A connection to the replica. The heartbeat is read anew each time, because one address may lead to several
     * standbys.
     *
     * @throws SQLException also if its data is too old for the read
     */
    Connection connect(ReplicaRead read) throws SQLException {
        Connection connection = replica.getConnection();
        try {
            read.accept(lastSeen(connection));
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        replica.close();
    }

    private Instant lastSeen(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setObject(1, instance);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLTransientException("The replica has nothing of this instance yet");
                }
                Instant seen = StoredInstant.read(row, 1);
                if (seen.isAfter(realTime.instant())) {
                    throw new SQLTransientException("The clock was put back: the age of the replica is unknown");
                }
                return seen;
            }
        }
    }
}
