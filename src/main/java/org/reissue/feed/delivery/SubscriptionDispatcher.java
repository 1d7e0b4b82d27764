package org.reissue.feed.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Drives this instance's share of the followers. Every follower that has something to do gets a thread of its own, a
 * virtual one where there are any, so that those that hang hold up nobody else; there are never more threads than
 * followers.
 */
@Component
class SubscriptionDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionDispatcher.class);

    /** How many followers one instance takes over per beat. */
    private static final int SHARE = 10;

    private static final long PATIENCE_SECONDS = 5;

    private final Ride ride;
    private final Map<String, SinkFactory> sinkFactories;
    private final Environment environment;
    private final Map<String, SubscriptionWorker> workers = new ConcurrentHashMap<>();

    private ScheduledExecutorService pulse;
    private ExecutorService threads;
    private boolean running;

    SubscriptionDispatcher(Ride ride, List<SinkFactory> sinkFactories, Environment environment) {
        this.ride = ride;
        this.sinkFactories = sinkFactories.stream().collect(Collectors.toMap(SinkFactory::kind, Function.identity()));
        this.environment = environment;
    }

    @Override
    public synchronized void start() {
        pulse = Executors.newScheduledThreadPool(2, new CustomizableThreadFactory("feed-pulse-"));
        threads = threads(environment);
        schedule(this::beat, ride.settings().beatInterval().toMillis());
        schedule(this::wake, ride.settings().pollInterval().toMillis());
        running = true;
    }

    /** What is under way is given a moment, and whoever takes over begins at once. */
    @Override
    public synchronized void stop() {
        running = false;
        pulse.shutdownNow();
        workers.values().forEach(SubscriptionWorker::end);
        threads.shutdown();
        try {
            pulse.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            ride.instances().leave();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.warn("The others will take over a little later: {}", failure.getMessage());
        }
        workers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Shows that this instance lives, takes over what nobody drives, and lets go of what it lost. */
    private void beat() {
        UUID self = ride.instances().show();
        ride.instances().buryDead();
        ride.subscriptions().take(self, sinkFactories.keySet(), SHARE);
        Map<String, Lease> held = new HashMap<>();
        ride.subscriptions().heldBy(self).forEach(lease -> held.put(lease.name(), lease));
        workers.values().removeIf(worker -> {
            Lease lease = held.get(worker.lease().name());
            boolean lost = lease == null || lease.term() != worker.lease().term();
            if (lost) {
                worker.end();
            }
            return lost && !worker.isBusy(); // its successor waits until what is under way has ended
        });
        held.forEach((name, lease) -> workers.computeIfAbsent(
                name, key -> new SubscriptionWorker(lease, sinkFactories.get(lease.kind()), ride)));
        workers.values().forEach(SubscriptionWorker::save);
    }

    private void wake() {
        if (workers.isEmpty() && ride.safePosition().isKnown()) {
            return;
        }
        long safePosition = ride.safePosition().position();
        Instant now = ride.realTime().instant();
        workers.values().stream()
                .filter(worker -> worker.begins(safePosition, now))
                .forEach(worker -> threads.execute(worker::run));
    }

    private void schedule(Runnable task, long everyMillis) {
        pulse.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failure) {
                        log.warn("The followers of the log are seen to again in a moment: {}", failure.toString());
                    }
                },
                0,
                everyMillis,
                TimeUnit.MILLISECONDS);
    }

    private static ExecutorService threads(Environment environment) {
        return Executors.newCachedThreadPool(
                Threading.VIRTUAL.isActive(environment)
                        ? new VirtualThreadTaskExecutor("feed-").getVirtualThreadFactory()
                        : new CustomizableThreadFactory("feed-"));
    }
}
