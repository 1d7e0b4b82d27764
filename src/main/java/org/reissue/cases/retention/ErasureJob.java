package org.reissue.cases.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.Batches;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases the personal data that is due (R20), once a day by the business clock, batch by batch. {@link RetentionJob}
 * erases the receivers of orders.
 */
@Component
class ErasureJob {

    private static final Duration DAY = Duration.ofDays(1);

    private final ErasureService erasure;
    private final Clock clock;
    private @Nullable Instant last;

    ErasureJob(ErasureService erasure, Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Checks often, because local mode moves the business clock by days at once. */
    @Scheduled(initialDelayString = "${reissue.jobs.first-cleanup}", fixedDelayString = "PT10S")
    void eraseDaily() {
        Instant now = clock.instant();
        // earlier than the last time: the clock was put back
        if (last == null || now.isBefore(last) || !now.isBefore(last.plus(DAY))) {
            eraseDue();
            last = now;
        }
    }

    void eraseDue() {
        Batches.doWhileMore(erasure::eraseDue);
    }
}
