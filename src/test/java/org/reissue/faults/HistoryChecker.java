package org.reissue.faults;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Transition;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks the history of every case along the lifecycle table, compares each deadline with the windows of the policy and
 * with the time of the next event, and compares where the history ends with the case itself.
 */
final class HistoryChecker {

    /**
     * One event of the log; {@code from} and {@code to} are null for settlement.
     *
     * @param deadlineAt the deadline from then on, or null
     */
    record Event(
            long id,
            String caseId,
            EventType type,
            @Nullable CaseStatus from,
            @Nullable CaseStatus to,
            ActorKind actor,
            Reason reason,
            Instant at,
            @Nullable Instant deadlineAt,
            @Nullable Long version) {}

    /** Where a case stands. */
    record Case(String id, CaseStatus status, long version) {}

    private final Policy policy;
    private final Duration clockJumps;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param policy the policy of the instances, with a scan window
     * @param clockJumps by how much the clock of an instance may jump between two readings
     */
    HistoryChecker(Policy policy, Duration clockJumps) {
        this.policy = policy;
        this.clockJumps = clockJumps;
    }

    /** Finds what is wrong with the histories in a database. */
    List<String> check(JdbcClient jdbc) {
        return check(events(jdbc), cases(jdbc));
    }

    /** Finds what is wrong with histories whose events are in the order of the log. */
    List<String> check(List<Event> events, List<Case> cases) {
        Map<String, List<Event>> histories = events.stream().collect(Collectors.groupingBy(Event::caseId));
        Map<String, Case> known = cases.stream().collect(Collectors.toMap(Case::id, found -> found));
        known.keySet().stream()
                .filter(id -> !histories.containsKey(id))
                .forEach(id -> faults.add("Case " + id + " has no history"));
        histories.forEach((id, history) -> walk(history, known.get(id)));
        return faults;
    }

    private void walk(List<Event> history, @Nullable Case result) {
        CaseStatus status = null;
        long version = 0;
        boolean overdue = false;
        Instant shippedAt = null;
        Instant deadline = null;
        for (Event event : history) {
            if (event.to() == null) {
                continue;
            }
            Optional<Transition> found = transition(event, overdue);
            if (event.from() != status || found.isEmpty()) {
                faults.add("Not in the table from " + status + ": " + event);
                return;
            }
            Transition transition = found.get();
            version += transition.changesCase() ? 1 : 0;
            if (event.version() != version) {
                faults.add("Version " + version + " expected: " + event);
            }
            checkTime(event, transition, deadline);
            shippedAt = transition.action() == Action.SHIP ? event.at() : shippedAt;
            deadline = transition.action() == Action.EXTEND
                    ? event.deadlineAt()
                    : transition.window().deadline(policy, event.at(), shippedAt, deadline);
            if (!Objects.equals(event.deadlineAt(), deadline)) {
                faults.add("Deadline " + deadline + " expected: " + event);
                return; // all that follow would differ too
            }
            overdue |= event.type() == EventType.SHIPMENT_OVERDUE;
            status = event.to();
        }
        if (result == null || result.status() != status || result.version() != version) {
            faults.add("The history ends in " + status + ", version " + version + ", but the case is " + result);
        }
    }

    /**
     * A timeout must not come before the deadline, nor a command after it. A scan may wait for its case past the
     * deadline before which it arrived.
     */
    private void checkTime(Event event, Transition transition, @Nullable Instant deadline) {
        if (transition.action() == Action.TIMEOUT) {
            if (deadline == null || event.at().isBefore(deadline.minus(clockJumps))) {
                faults.add("A timeout before the deadline " + deadline + ": " + event);
            }
        } else if (transition.action() != Action.SCAN
                && deadline != null
                && !event.at().isBefore(deadline.plus(clockJumps))) {
            faults.add("Accepted after the deadline " + deadline + ": " + event);
        }
    }

    private static Optional<Transition> transition(Event event, boolean overdue) {
        Stream<Transition> remark = event.type() == EventType.REMARK_ADDED
                ? Stream.of(Lifecycle.remark(event.from(), event.actor()))
                : Stream.empty();
        return Stream.of(Lifecycle.table().stream(), Lifecycle.inPlace().stream(), remark)
                .flatMap(rows -> rows)
                .filter(row -> row.event() == event.type()
                        && row.from() == event.from()
                        && row.to() == event.to()
                        && row.actor() == event.actor()
                        && row.condition().reasons().contains(event.reason())
                        // a scan window is set, so it applies to all that were shipped
                        && !Objects.equals(row.condition().scanDue(), false)
                        && (row.condition().wasOverdue() == null
                                || row.condition().wasOverdue() == overdue))
                .findFirst();
    }

    private static List<Event> events(JdbcClient jdbc) {
        return jdbc.sql("select * from case_event order by id")
                .query((row, nr) -> new Event(
                        row.getLong("id"),
                        row.getString("case_id"),
                        type(row.getString("type")),
                        status(row.getString("from_status")),
                        status(row.getString("to_status")),
                        ActorKind.valueOf(row.getString("actor_kind")),
                        Reason.valueOf(row.getString("reason")),
                        row.getTimestamp("at").toInstant(),
                        instant(row.getTimestamp("deadline_at")),
                        row.getObject("version", Long.class)))
                .list();
    }

    private static List<Case> cases(JdbcClient jdbc) {
        return jdbc.sql("select id::text, status, version from reissue_case")
                .query((row, nr) ->
                        new Case(row.getString("id"), status(row.getString("status")), row.getLong("version")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    /** The type of that name. */
    static EventType type(String eventName) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.eventName().equals(eventName))
                .findFirst()
                .orElseThrow();
    }

    private static CaseStatus status(String name) {
        return name == null ? null : CaseStatus.valueOf(name);
    }
}
