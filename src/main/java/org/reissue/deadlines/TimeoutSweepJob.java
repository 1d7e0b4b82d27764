package org.reissue.deadlines;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Sweeps every {@code reissue.deadlines.poll-interval}, on every instance: they never take the same case. */
@Component
class TimeoutSweepJob implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(TimeoutSweepJob.class);

    private final TimeoutSweep sweep;
    private final DeadlineProperties settings;
    private final ExecutorService workers;

    TimeoutSweepJob(TimeoutSweep sweep, DeadlineProperties settings) {
        this.sweep = sweep;
        this.settings = settings;
        this.workers = Executors.newFixedThreadPool(settings.workers(), new CustomizableThreadFactory("sweep-"));
    }

    @Scheduled(
            initialDelayString = "${reissue.deadlines.poll-interval}",
            fixedDelayString = "${reissue.deadlines.poll-interval}")
    void sweep() throws InterruptedException {
        Callable<Integer> drain = sweep::drain;
        List<Future<Integer>> rounds = workers.invokeAll(
                Stream.generate(() -> drain).limit(settings.workers()).toList());
        for (Future<Integer> round : rounds) {
            try {
                round.get();
            } catch (ExecutionException failure) {
                log.error("The sweep could not go on; it is tried again at the next poll", failure.getCause());
            }
        }
    }

    /** The batches under way are finished before the database goes away. */
    @Override
    public void destroy() throws InterruptedException {
        workers.shutdownNow();
        if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("A batch of the sweep was still under way after {}; it is rolled back", PATIENCE);
        }
    }
}
