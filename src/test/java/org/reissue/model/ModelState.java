package org.reissue.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Condition;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Effect;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Transition;

/** The state of an order item in the model: its present case, the scans of its parcels, and its refund. */
final class ModelState {

    private static final List<Transition> ROWS = Stream.concat(Lifecycle.table().stream(), Lifecycle.inPlace().stream())
            .toList();

    private final Policy policy;

    /** When each of the item's parcels was scanned first. */
    final Map<Integer, Instant> scans = new HashMap<>();

    /** Which of the parcels were ever uploaded. */
    final Set<Integer> used = new HashSet<>();

    /** The events of each case of the item, as they are described; the last is the present one. */
    final List<List<String>> histories = new ArrayList<>();

    @Nullable
    CaseStatus status;

    @Nullable
    Reason reason;

    private boolean wasOverdue;

    @Nullable
    Instant deadline;

    @Nullable
    Instant appliedAt;

    @Nullable
    Instant shippedAt;

    int version;
    int parcel;
    int corrections;

    @Nullable
    RefundModel refund;

    ModelState(Policy policy) {
        this.policy = policy;
    }

    ModelState copy() {
        ModelState copy = new ModelState(policy);
        copy.scans.putAll(scans);
        copy.used.addAll(used);
        histories.forEach(history -> copy.histories.add(new ArrayList<>(history)));
        copy.status = status;
        copy.reason = reason;
        copy.wasOverdue = wasOverdue;
        copy.deadline = deadline;
        copy.appliedAt = appliedAt;
        copy.shippedAt = shippedAt;
        copy.version = version;
        copy.parcel = parcel;
        copy.corrections = corrections;
        copy.refund = refund;
        return copy;
    }

    /** The present case has ended; another begins. */
    void begin(Reason applied, Instant now) {
        status = null;
        reason = applied;
        wasOverdue = false;
        appliedAt = now;
        version = 0;
        histories.add(new ArrayList<>());
    }

    boolean isOpen() {
        return status != null && !status.isTerminal();
    }

    boolean isDue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    /** Takes a row of the table. */
    void take(Transition row, Instant now) {
        deadline = row.window().deadline(policy, now, shippedAt, deadline);
        status = row.to();
        wasOverdue |= row.effects().contains(Effect.VIOLATION);
        version += row.changesCase() ? 1 : 0;
        if (row.effects().contains(Effect.REFUND)) {
            refund = RefundModel.DUE;
        }
        record(describe(row));
    }

    void record(String event) {
        history().add(event);
    }

    /** The events of the present case. */
    List<String> history() {
        return histories.get(histories.size() - 1);
    }

    /** The row for an action in this state; empty when the table has none. */
    Optional<Transition> row(Action action, ActorKind actor, @Nullable Decision decision) {
        return rows(actor)
                .filter(row -> row.action() == action && row.condition().decision() == decision)
                .findFirst();
    }

    /** What an actor may do now. */
    List<String> allowed(ActorKind actor) {
        return rows(actor)
                .map(Transition::action)
                .distinct()
                .sorted()
                .map(Action::name)
                .toList();
    }

    /** What the running deadline does; null where none runs. */
    @Nullable
    String outcome() {
        return row(Action.TIMEOUT, ActorKind.SYSTEM, null)
                .map(row -> row.timeoutOutcome().name())
                .orElse(null);
    }

    private Stream<Transition> rows(ActorKind actor) {
        return ROWS.stream().filter(row -> row.from() == status && row.actor() == actor && holds(row.condition()));
    }

    /** No scan window is set in tests. */
    private boolean holds(Condition condition) {
        return reason != null
                && condition.reasons().contains(reason)
                && (condition.scanDue() == null || !condition.scanDue())
                && (condition.wasOverdue() == null || condition.wasOverdue() == wasOverdue);
    }

    private static String describe(Transition row) {
        return describe(
                row.event().eventName(),
                row.actor().name(),
                String.valueOf(row.from()),
                row.to().name(),
                row.rule().name());
    }

    static String describe(String event, String actor, String from, String to, String rule) {
        return "%s by %s from %s to %s (%s)".formatted(event, actor, from, to, rule);
    }
}
