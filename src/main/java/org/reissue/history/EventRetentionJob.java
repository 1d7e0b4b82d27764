package org.reissue.history;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.Batches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drops the events of cases that ended longer ago than {@code reissue.feed.retention}, in batches of whole cases.
 * Without the setting, which is the default, all events are kept. A case with a more recent event is kept as well, and
 * so is one with an event that a {@link LogFollower} has still to read.
 */
@Component
@EnableConfigurationProperties(EventLogProperties.class)
class EventRetentionJob {

    static final int BATCH = 1_000;

    private static final Logger log = LoggerFactory.getLogger(EventRetentionJob.class);

    /** A function of the schema's owner: the service itself may not delete events. */
    private static final String DROP = "select drop_ended_events(:until, :readThrough, :batch)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RetentionLock lock;
    private final @Nullable Duration retention;

    EventRetentionJob(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            RetentionLock lock,
            EventLogProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.lock = lock;
        this.retention = properties.retention();
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void drop() {
        if (retention != null) {
            long cases = dropUntil(clock.instant().minus(retention));
            log.info("Dropped the events of {} cases that ended more than {} ago", cases, retention);
        }
    }

    /**
     * Drops the events of cases that ended at that time or before, batch by batch.
     *
     * @return the number of cases
     */
    long dropUntil(Instant until) {
        return Batches.drain(() -> transaction.execute(status -> dropBatch(until)));
    }

    private int dropBatch(Instant until) {
        OptionalLong readThrough = lock.acquire();
        if (readThrough.isEmpty()) {
            return 0; // another transaction takes events out of the log, or erases texts
        }
        return jdbc.sql(DROP)
                .param("readThrough", readThrough.getAsLong())
                .param("until", Timestamp.from(until))
                .param("batch", BATCH)
                .query(Integer.class)
                .single();
    }
}
