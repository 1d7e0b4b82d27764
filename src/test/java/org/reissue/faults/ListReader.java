package org.reissue.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.reissue.testing.Answer;
import org.reissue.web.api.ReplicaReader;

/**
 * Buyers who apply, and merchants who list their cases the while and compare: all that was answered by the instant that
 * the list names has to be in it, and the instant must not be long ago.
 */
final class ListReader implements AutoCloseable {

    /** The number of the last cases that are looked for in each list, which holds the 100 newest of the shop. */
    private static final int LOOKED_FOR = 20;

    /** Another class may be starting its servers on the same cores. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Callers callers;
    private final Duration maxLag;
    private final ConcurrentLinkedDeque<Known> known = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger onReplica = new AtomicInteger();
    private final AtomicInteger onPrimary = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Duration slowest = Duration.ZERO;
    private volatile boolean stopped;

    ListReader(Callers callers, Duration maxLag) {
        this.callers = callers;
        this.maxLag = maxLag;
    }

    void start() {
        start(this::apply);
        start(this::read);
        start(this::read);
    }

    private void start(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    while (!stopped) {
                        work.run();
                    }
                },
                "lists");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void apply() {
        CaseJourney journey = new CaseJourney(callers);
        if (journey.begin()) {
            known.addFirst(new Known(journey.caseId(), journey.shopId(), Instant.now()));
        }
        Callers.pause(20, 60);
    }

    private void read() {
        String shopId = "S-" + ThreadLocalRandom.current().nextInt(Load.SHOPS);
        List<Known> before = known.stream()
                .filter(one -> one.shopId.equals(shopId))
                .limit(LOOKED_FOR)
                .toList();
        Instant asked = Instant.now();
        Outcome.Result result = callers.call(
                callers.merchant(shopId),
                merchant -> merchant.timeout(PATIENCE).get("/api/v1/merchant/reissues?sort=-applied&limit=100"));
        Duration took = Duration.between(asked, Instant.now());
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        if (result.outcome() == Outcome.ACCEPTED) {
            compare(result.answer(), before, asked);
        } else {
            faults.add("A list was answered with " + result);
        }
        Callers.pause(10, 30);
    }

    private void compare(Answer answer, List<Known> before, Instant asked) {
        String header = answer.header(ReplicaReader.HEADER);
        (header == null ? onPrimary : onReplica).incrementAndGet();
        Instant asOf = header == null ? asked : Instant.parse(header);
        if (asOf.isBefore(asked.minus(maxLag))) {
            faults.add("A list asked for at " + asked + " is as of " + asOf);
        }
        List<String> listed = answer.texts("items", "id");
        before.stream()
                .filter(one -> !one.answeredAt.isAfter(asOf) && !listed.contains(one.caseId))
                .forEach(one -> faults.add("A list as of " + asOf + " lacks " + one));
    }

    /** How many lists were read on the replica since this was asked last. */
    int takeOnReplica() {
        return onReplica.getAndSet(0);
    }

    /** How many lists were read on the primary since this was asked last. */
    int takeOnPrimary() {
        return onPrimary.getAndSet(0);
    }

    /** How long the slowest list took since this was asked last. */
    Duration takeSlowest() {
        Duration taken = slowest;
        slowest = Duration.ZERO;
        return taken;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void stop() {
        stopped = true;
        threads.forEach(Threads::join);
    }

    @Override
    public void close() {
        stop();
    }

    /** A case whose application was answered by that time. */
    private record Known(String caseId, String shopId, Instant answeredAt) {}
}
