package org.reissue.scorecards;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code scorecard_position}, which has one row. Its lock is the right to write scorecards. */
@Repository
class ScorecardPositionRepository {

    private final JdbcClient jdbc;

    ScorecardPositionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the position if there are events to count.
     *
     * @param until the last position that may be read
     * @return empty if there is nothing to count, counting has stopped, or another instance counts
     */
    Optional<ScorecardPosition> lockBefore(long until) {
        return jdbc.sql("""
                        select position, missing, first_day from scorecard_position
                        where position < ? and error is null
                        for update skip locked
                        """).param(until).query(ScorecardPosition.class).optional();
    }

    void moveTo(long position) {
        jdbc.sql("update scorecard_position set position = ?").param(position).update();
    }

    /** Stops counting until it begins anew. */
    void stop(String error) {
        jdbc.sql("update scorecard_position set error = ?").param(error).update();
    }

    /** Sets the position back to the beginning of the log. Waits for an instance that counts. */
    void restart(long missing, @Nullable LocalDate firstDay) {
        jdbc.sql("update scorecard_position set position = 0, missing = ?, first_day = ?, error = null")
                .param(missing)
                .param(firstDay)
                .update();
    }

    long position() {
        return jdbc.sql("select position from scorecard_position")
                .query(Long.class)
                .single();
    }

    /** 1 while counting has stopped because of an error, else 0. */
    long countStopped() {
        return jdbc.sql("select count(error) from scorecard_position")
                .query(Long.class)
                .single();
    }
}
