package org.reissue.feed.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reissue.history.SafePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps this instance's leases and a worker for each of them. A worker with events to deliver gets a thread of its own,
 * so that a receiver that hangs holds up no other subscription. There are never more threads than subscriptions.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class SubscriptionDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionDispatcher.class);

    /** How many leases an instance takes per round. */
    private static final int LEASES_PER_ROUND = 10;

    private static final long SHUTDOWN_SECONDS = 5;

    private final LeaseRepository leases;
    private final SafePosition safePosition;
    private final DeliveryService delivery;
    private final Map<String, SinkFactory> sinkFactories;
    private final DeliveryProperties properties;
    private final Clock realTime;
    private final Map<String, SubscriptionWorker> workers = new ConcurrentHashMap<>();

    private ScheduledExecutorService scheduler;
    private ExecutorService threads;
    private boolean running;

    SubscriptionDispatcher(
            LeaseRepository leases,
            SafePosition safePosition,
            DeliveryService delivery,
            List<SinkFactory> sinkFactories,
            DeliveryProperties properties,
            @Qualifier("realTime") Clock realTime) {
        this.leases = leases;
        this.safePosition = safePosition;
        this.delivery = delivery;
        this.sinkFactories = sinkFactories.stream().collect(Collectors.toMap(SinkFactory::kind, Function.identity()));
        this.properties = properties;
        this.realTime = realTime;
    }

    @Override
    public synchronized void start() {
        log.info("This instance holds leases of subscriptions as {}", leases.holder());
        scheduler = Executors.newScheduledThreadPool(2, new CustomizableThreadFactory("feed-dispatcher-"));
        threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("feed-"));
        schedule(this::keepLeases, properties.renewalInterval());
        schedule(this::dispatch, properties.pollInterval());
        running = true;
    }

    /** Gives deliveries under way a moment to end, then releases the leases, so that others take over at once. */
    @Override
    public synchronized void stop() {
        running = false;
        scheduler.shutdownNow();
        workers.values().forEach(SubscriptionWorker::stop);
        threads.shutdown();
        try {
            scheduler.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            if (!threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            leases.release();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("Leases are not released; others take over when they lapse: {}", failure.getMessage());
        }
        workers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Renews this instance's leases, takes free ones, and gives up the workers of those that are lost. */
    private void keepLeases() {
        // read before the database sets the end of the leases, so never later than that
        Instant leaseUntil = realTime.instant().plus(properties.leaseDuration());
        leases.renew();
        leases.acquire(sinkFactories.keySet(), LEASES_PER_ROUND);
        Map<String, Lease> held =
                leases.findHeld().stream().collect(Collectors.toMap(Lease::name, Function.identity()));
        workers.values()
                .removeIf(worker -> isGivenUp(worker, held.get(worker.lease().name())));
        held.forEach((name, lease) ->
                workers.computeIfAbsent(name, absent -> newWorker(lease)).extendLease(leaseUntil));
        workers.values().forEach(SubscriptionWorker::savePosition);
    }

    /**
     * Stops the worker if its lease is lost. A busy worker stays, so that this instance starts no second worker
     * meanwhile.
     */
    private static boolean isGivenUp(SubscriptionWorker worker, Lease held) {
        boolean lost = held == null || held.term() != worker.lease().term();
        if (lost) {
            worker.stop();
        }
        return lost && !worker.isBusy();
    }

    private SubscriptionWorker newWorker(Lease lease) {
        return new SubscriptionWorker(lease, sinkFactories.get(lease.kind()), delivery, properties, realTime);
    }

    private void dispatch() {
        if (workers.isEmpty() && safePosition.isKnown()) {
            return; // new subscriptions begin at the safe position, so it has to be known even without a worker
        }
        long position = safePosition.position();
        workers.values().stream()
                .filter(worker -> worker.tryStart(position))
                .forEach(worker -> threads.execute(worker::run));
    }

    private void schedule(Runnable task, Duration interval) {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failure) {
                        log.warn("Subscriptions could not be served; retrying: {}", failure.toString());
                    }
                },
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
