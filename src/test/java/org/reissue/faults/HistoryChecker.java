package org.reissue.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Lifecycle;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Transition;
import org.reissue.lifecycle.Window;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the history of every case along the lifecycle table, and compares where it ends with the case itself. */
final class HistoryChecker {

    /** One event of the log; {@code from} and {@code to} are null for settlement. */
    record Event(
            long id,
            String caseId,
            EventType type,
            CaseStatus from,
            CaseStatus to,
            ActorKind actor,
            Reason reason,
            boolean hasDeadline,
            Long version) {}

    private record Case(String id, CaseStatus status, long version) {}

    private final JdbcClient jdbc;
    private final List<String> faults = new ArrayList<>();

    HistoryChecker(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is wrong with the histories. */
    List<String> check() {
        Map<String, List<Event>> histories = events().stream().collect(Collectors.groupingBy(Event::caseId));
        Map<String, Case> cases = cases();
        cases.forEach((id, found) -> {
            if (!histories.containsKey(id)) {
                faults.add("Case " + id + " has no history");
            }
        });
        histories.forEach((id, history) -> walk(history, cases.get(id)));
        return faults;
    }

    private void walk(List<Event> history, Case result) {
        CaseStatus status = null;
        long version = 0;
        boolean overdue = false;
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
            if (event.version() != version || hasWrongDeadline(event, transition)) {
                faults.add("Version " + version + " expected, and the deadline of the table: " + event);
            }
            overdue |= event.type() == EventType.SHIPMENT_OVERDUE;
            status = event.to();
        }
        if (result == null || result.status() != status || result.version() != version) {
            faults.add("The history ends in " + status + ", version " + version + ", but the case is " + result);
        }
    }

    private static boolean hasWrongDeadline(Event event, Transition transition) {
        return transition.window() != Window.UNCHANGED && event.hasDeadline() == (transition.window() == Window.NONE);
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

    private List<Event> events() {
        return jdbc.sql("select * from case_event order by id")
                .query((row, nr) -> new Event(
                        row.getLong("id"),
                        row.getString("case_id"),
                        type(row.getString("type")),
                        status(row.getString("from_status")),
                        status(row.getString("to_status")),
                        ActorKind.valueOf(row.getString("actor_kind")),
                        Reason.valueOf(row.getString("reason")),
                        row.getTimestamp("deadline_at") != null,
                        row.getObject("version", Long.class)))
                .list();
    }

    private Map<String, Case> cases() {
        return jdbc
                .sql("select id::text, status, version from reissue_case")
                .query((row, nr) ->
                        new Case(row.getString("id"), status(row.getString("status")), row.getLong("version")))
                .stream()
                .collect(Collectors.toMap(Case::id, found -> found));
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
