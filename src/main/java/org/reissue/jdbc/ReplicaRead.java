package org.reissue.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read under way on the replica, by one thread: how new its data have to be, and how new they are. What its first
 * statement has seen, all later ones see, also where each leads to another standby.
 */
final class ReplicaRead {

    private static final ThreadLocal<@Nullable ReplicaRead> CURRENT = new ThreadLocal<>();

    private Instant oldest;
    private @Nullable Instant asOf;

    /** @param oldest data older than this are refused */
    ReplicaRead(Instant oldest) {
        this.oldest = oldest;
    }

    /** The read of this thread; null if it reads on the primary. */
    static @Nullable ReplicaRead current() {
        return CURRENT.get();
    }

    /** Does the reading: until it returns, all connections of this thread lead to the replica. */
    <T> DatedResult<T> run(Supplier<T> reading) {
        CURRENT.set(this);
        try {
            return new DatedResult<>(reading.get(), asOf);
        } finally {
            CURRENT.remove();
        }
    }

    /**
     * Accepts a connection to a server with all that was committed by that instant.
     *
     * @throws SQLException if that is too old
     */
    void accept(Instant committedBy) throws SQLException {
        if (committedBy.isBefore(oldest)) {
            throw new SQLTransientException("The replica has only what was committed by " + committedBy);
        }
        if (asOf == null) {
            asOf = committedBy;
            oldest = committedBy;
        }
    }
}
