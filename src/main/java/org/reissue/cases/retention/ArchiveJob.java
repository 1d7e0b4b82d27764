package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Archives, once an hour, the finished cases that are due by {@code reissue.retention.archive}. Without the setting,
 * which is the default, nothing is archived.
 */
@Component
class ArchiveJob {

    private static final Logger log = LoggerFactory.getLogger(ArchiveJob.class);

    private final ArchiveService archive;
    private final @Nullable Duration archiveAfter;
    private final Clock clock;

    ArchiveJob(ArchiveService archive, RetentionProperties properties, Clock clock) {
        this.archive = archive;
        this.archiveAfter = properties.archive();
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT1H")
    void archiveDue() {
        if (archiveAfter != null) {
            long cases = archive.archiveUntil(clock.instant().minus(archiveAfter));
            log.info("Archived {} cases that ended more than {} ago", cases, archiveAfter);
        }
    }
}
