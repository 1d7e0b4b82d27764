package org.reissue.cases.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves finished cases and their events to the archive, in bulk. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ArchiveRepository {

    /** A function of the schema's owner: the service itself may not delete events, nor write to the archive. */
    private static final String ARCHIVE =
            "select last_id, archived from archive_ended_cases(:until, :readThrough, :after, :before, :limit)";

    private final JdbcClient jdbc;

    ArchiveRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Looks at the next cases in the order of their ids, and moves those that have ended and that nothing needs any
     * more.
     *
     * @param until moves cases that ended at that time or before, and whose last event is not later
     * @param readThrough moves no case with an event behind that position
     * @param after looks at cases behind that id
     * @param before looks at cases before that id
     * @param limit how many cases to look at
     */
    ArchivedPage archive(Instant until, long readThrough, UUID after, UUID before, int limit) {
        return jdbc.sql(ARCHIVE)
                .param("until", Timestamp.from(until))
                .param("readThrough", readThrough)
                .param("after", after)
                .param("before", before)
                .param("limit", limit)
                .query(ArchivedPage.class)
                .single();
    }

    /**
     * The outcome of one page of cases.
     *
     * @param lastId the last case looked at; null when there was none
     * @param archived how many cases were moved
     */
    record ArchivedPage(@Nullable UUID lastId, int archived) {}
}
