package org.reissue.cases.retention;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseId;
import org.reissue.history.RetentionLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves finished cases and their events to the archive, once an hour, when they are due by
 * {@code reissue.retention.archive}, their personal data is erased (R20), no money is on its way, and every reader
 * inside the service has read their events. Without the setting, which is the default, nothing is archived. Of several
 * instances, one archives at a time.
 */
@Component
class ArchiveJob {

    private static final int PAGE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(ArchiveJob.class);

    /** A function of the schema's owner: the service itself may not delete events, nor write to the archive. */
    private static final String ARCHIVE =
            "select last_id, archived from archive_ended_cases(:until, :readThrough, :after, :before, :limit)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RetentionLock lock;
    private final @Nullable Duration archiveAfter;
    private final Clock clock;

    ArchiveJob(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RetentionLock lock,
            RetentionProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lock = lock;
        this.archiveAfter = properties.archive();
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void archiveDue() {
        if (archiveAfter != null) {
            long cases = archiveUntil(clock.instant().minus(archiveAfter));
            log.info("Archived {} cases that ended more than {} ago", cases, archiveAfter);
        }
    }

    /**
     * Archives the cases that ended at that time or before, and whose last event is not later. It goes through the
     * cases by id, which is nearly the order of their applications, up to those that were applied for at that time.
     * Earlier runs have left few of these. Each page is one transaction.
     *
     * @return the number of cases
     */
    long archiveUntil(Instant until) {
        UUID before = CaseId.lowest(until.plus(CaseId.MARGIN));
        long total = 0;
        UUID after = LOWEST_ID;
        while (after != null && !Thread.currentThread().isInterrupted()) {
            UUID pageStart = after;
            ArchivedPage page = transaction.execute(status -> archivePage(until, pageStart, before));
            total += page.archived();
            after = page.lastId();
        }
        return total;
    }

    private ArchivedPage archivePage(Instant until, UUID after, UUID before) {
        OptionalLong readThrough = lock.acquire();
        if (readThrough.isEmpty()) {
            return new ArchivedPage(null, 0); // another transaction takes events out of the log, or erases texts
        }
        return jdbc.sql(ARCHIVE)
                .param("until", Timestamp.from(until))
                .param("readThrough", readThrough.getAsLong())
                .param("after", after)
                .param("before", before)
                .param("limit", PAGE)
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
