package org.reissue.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Answer;

/** What the callers remember of the commands they have given, whatever becomes of the service. */
final class CallLog {

    /** All commands that would record an event of one type for one order. */
    record Subject(String orderId, EventType type) {}

    /** What other systems tell the service beside commands, each under an identity of its own. */
    enum Fact {
        CREDIT,
        ORDER,
        SCAN
    }

    /**
     * How many of them ended how. A command that is repeated under its {@code Idempotency-Key} counts once.
     *
     * @param refused at these, nothing may have happened
     */
    record Count(int accepted, int refused, int unknown) {

        private Count plus(Outcome outcome) {
            return switch (outcome) {
                case ACCEPTED -> new Count(accepted + 1, refused, unknown);
                case REFUSED -> new Count(accepted, refused + 1, unknown);
                case UNKNOWN -> new Count(accepted, refused, unknown + 1);
            };
        }
    }

    static final Count NONE = new Count(0, 0, 0);

    private final Map<Subject, Count> commands = new ConcurrentHashMap<>();
    private final Map<Fact, Set<String>> facts = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> lastAccepted = new ConcurrentHashMap<>();

    void command(String orderId, EventType type, Outcome outcome) {
        commands.merge(new Subject(orderId, type), NONE.plus(outcome), (some, one) -> some.plus(outcome));
    }

    /** A fact of that identity was accepted, at the first attempt or a later one. */
    void accepted(Fact fact, String id) {
        facts.computeIfAbsent(fact, absent -> ConcurrentHashMap.newKeySet()).add(id);
    }

    /** Every single answer, of commands and others. A 5xx that is no invitation to come again is a fault. */
    void answer(ServiceProcess instance, Answer answer) {
        statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
        if (answer.status() >= 500 && (answer.status() != 503 || answer.header("Retry-After") == null)) {
            faults.add(instance.name() + ": " + answer);
        }
    }

    /** That instance has accepted a command, and so has written. */
    void accepted(ServiceProcess instance) {
        lastAccepted.put(instance.name(), System.nanoTime());
    }

    /** Whether that instance has accepted a command since then, by {@link System#nanoTime}. */
    boolean hasAcceptedSince(ServiceProcess instance, long nanos) {
        return lastAccepted.getOrDefault(instance.name(), nanos) - nanos > 0;
    }

    Map<Subject, Count> commands() {
        return Map.copyOf(commands);
    }

    /** The identities of the accepted facts of one kind. */
    Set<String> accepted(Fact fact) {
        return Set.copyOf(facts.getOrDefault(fact, Set.of()));
    }

    List<String> faults() {
        return new ArrayList<>(faults);
    }

    /** How many commands were accepted, refused, and remain unknown. */
    Map<Outcome, Long> totals() {
        Map<Outcome, Long> totals = new EnumMap<>(Outcome.class);
        commands.values().forEach(count -> {
            totals.merge(Outcome.ACCEPTED, (long) count.accepted(), Long::sum);
            totals.merge(Outcome.REFUSED, (long) count.refused(), Long::sum);
            totals.merge(Outcome.UNKNOWN, (long) count.unknown(), Long::sum);
        });
        return totals;
    }

    Map<Integer, AtomicLong> statuses() {
        return statuses;
    }
}
