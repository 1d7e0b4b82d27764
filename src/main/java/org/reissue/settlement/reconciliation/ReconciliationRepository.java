package org.reissue.settlement.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and updates the one row of the table {@code reconciliation}, and keeps all instances but one from it. */
@Repository
class ReconciliationRepository {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationRepository.class);

    private final JdbcClient jdbc;
    private final JdbcOperations connections;

    ReconciliationRepository(JdbcClient jdbc, JdbcOperations connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    /**
     * Does the work unless another instance or call is doing it. The lock belongs to a database session, so that it
     * ends with the instance.
     *
     * @return the result; empty when another one is at work
     */
    <T> Optional<T> exclusively(Supplier<T> work) {
        return connections.execute((ConnectionCallback<Optional<T>>) session -> {
            if (!query(session, "pg_try_advisory_lock")) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                unlock(session);
            }
        });
    }

    /** The progress of a reconciliation that is spread over several runs; empty when none is under way. */
    Optional<Progress> findProgress() {
        return jdbc.sql("select kind, range_end as end, found from reconciliation where kind is not null")
                .query(Progress.class)
                .optional();
    }

    void saveProgress(Progress progress) {
        jdbc.sql("update reconciliation set kind = ?, range_end = ?, found = ?")
                .params(progress.kind(), progress.end(), progress.found())
                .update();
    }

    /** The result of the last complete check; empty before the first. */
    Optional<LastReconciliation> findLast() {
        return jdbc.sql("select checked_at, differences from reconciliation where checked_at is not null")
                .query(LastReconciliation.class)
                .optional();
    }

    /** Saves that all records have been checked. */
    void saveSuccess(Instant at, int differences) {
        jdbc.sql("""
                        update reconciliation
                        set kind = null, range_end = null, found = 0, checked_at = ?, differences = ?
                        """).params(Timestamp.from(at), differences).update();
    }

    /** The differences of the last complete check, or of the present one if it has found more; NaN before the first. */
    double countDifferences() {
        return number("case when checked_at is not null or found > 0 then greatest(differences, found) end");
    }

    /** The time of the last complete check, in seconds since 1970; NaN before the first. */
    double lastSuccess() {
        return number("extract(epoch from checked_at)");
    }

    private double number(String expression) {
        return jdbc.sql("select coalesce((%s)::float8, 'NaN') from reconciliation".formatted(expression))
                .query(Double.class)
                .single();
    }

    private static void unlock(Connection session) {
        try {
            query(session, "pg_advisory_unlock");
        } catch (SQLException lost) { // with the session, which ends the lock as well
            log.warn("The session that held the lock of the reconciliation is lost", lost);
        }
    }

    private static boolean query(Connection session, String function) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select " + function + "(hashtext('reconciliation'))")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * The progress of a reconciliation.
     *
     * @param kind the check that goes on
     * @param end the end of its last range; null before the first
     */
    record Progress(String kind, @Nullable String end, int found) {}
}
