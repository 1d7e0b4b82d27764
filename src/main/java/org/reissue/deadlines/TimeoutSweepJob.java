package org.reissue.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.reissue.cases.timeouts.TimeoutService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the sweep every {@code reissue.deadlines.poll-interval} on each instance; no two instances fire the same case.
 */
@Component
class TimeoutSweepJob implements DisposableBean {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);
    /** One poll in this many looks for deadlines of any age, as the older part of the index is dead entries. */
    private static final int POLLS_PER_FULL_SWEEP = 60;
    /**
     * After this time without a poll that worked a new deadline may not be recent any more: the machine slept, the
     * database was out, or local mode's clock moved. Half of what is recent, as a poll may last and a batch may wait.
     */
    private static final Duration STANDSTILL = TimeoutService.RECENT.dividedBy(2);

    private static final Logger log = LoggerFactory.getLogger(TimeoutSweepJob.class);

    private final TimeoutSweep sweep;
    private final DeadlineProperties properties;
    private final Clock clock;
    private final ExecutorService workers;
    private long polls;
    private Instant lastSuccess = Instant.EPOCH;

    TimeoutSweepJob(TimeoutSweep sweep, DeadlineProperties properties, Clock clock) {
        this.sweep = sweep;
        this.properties = properties;
        this.clock = clock;
        this.workers = Executors.newFixedThreadPool(properties.workers(), new CustomizableThreadFactory("sweep-"));
    }

    @Scheduled(
            initialDelayString = "${reissue.jobs.first-poll}",
            fixedDelayString = "${reissue.deadlines.poll-interval}")
    void sweep() throws InterruptedException {
        Instant now = clock.instant();
        boolean full = polls++ % POLLS_PER_FULL_SWEEP == 0 || now.isAfter(lastSuccess.plus(STANDSTILL));
        Callable<Integer> drain = full ? sweep::drain : sweep::drainRecent;
        List<Future<Integer>> results = workers.invokeAll(Collections.nCopies(properties.workers(), drain));
        boolean failed = false;
        for (Future<Integer> result : results) {
            try {
                result.get();
            } catch (ExecutionException failure) {
                log.error("The sweep failed; the next poll tries again", failure.getCause());
                failed = true;
            }
        }
        if (!failed) {
            lastSuccess = now;
        }
    }

    /** Waits for running batches before the connection pool closes. */
    @Override
    public void destroy() throws InterruptedException {
        workers.shutdownNow();
        if (!workers.awaitTermination(SHUTDOWN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("A batch of the sweep is still running after {} and will be rolled back", SHUTDOWN_TIMEOUT);
        }
    }
}
