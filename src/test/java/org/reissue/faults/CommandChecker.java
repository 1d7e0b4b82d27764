package org.reissue.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reissue.faults.CallLog.Count;
import org.reissue.faults.CallLog.Fact;
import org.reissue.faults.CallLog.Subject;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what callers were told with what the log has. What was accepted is there; what was refused is not; what
 * nobody knows of is there or not, but not twice.
 */
final class CommandChecker {

    /** What only a command records. */
    private static final Set<EventType> OF_COMMANDS = Set.of(
            EventType.APPLIED,
            EventType.APPROVED,
            EventType.REJECTED,
            EventType.SHIPPED,
            EventType.SHIPMENT_CORRECTED,
            EventType.MODIFIED,
            EventType.ESCALATED,
            EventType.RULED,
            EventType.CONFIRMED,
            EventType.CANCELLED,
            EventType.STATEMENT_ADDED,
            EventType.REMARK_ADDED,
            EventType.REFUND_SUCCEEDED,
            EventType.REFUND_FAILED);

    /** Where the facts are stored, by their identities. */
    private static final Map<Fact, String> STORED = Map.of(
            Fact.CREDIT, "select reference from journal_entry where kind = 'CREDIT'",
            Fact.ORDER, "select order_id from shop_order",
            Fact.SCAN, "select tracking_number from parcel_scan");

    private record Recorded(Subject subject, int events) {}

    private final JdbcClient jdbc;
    private final CallLog calls;

    CommandChecker(JdbcClient jdbc, CallLog calls) {
        this.jdbc = jdbc;
        this.calls = calls;
    }

    /** Accepted commands and facts that are not in the database. */
    List<String> lost() {
        // what was told comes before what is stored: commands may go on meanwhile
        Map<Subject, Count> told = calls.commands();
        Map<Subject, Integer> recorded = recorded();
        List<String> lost = new ArrayList<>();
        told.forEach((subject, count) -> {
            int events = recorded.getOrDefault(subject, 0);
            if (events < count.accepted()) {
                lost.add("Lost: " + subject + ", " + events + " events of " + count);
            }
        });
        for (Fact fact : Fact.values()) {
            lost.addAll(lost(fact));
        }
        return lost;
    }

    private List<String> lost(Fact fact) {
        Set<String> missing = new HashSet<>(calls.accepted(fact));
        jdbc.sql(STORED.get(fact)).query(String.class).list().forEach(missing::remove);
        return missing.stream().map(id -> "Lost: " + fact + " " + id).toList();
    }

    /** What happened although nobody asked for it, or it was refused, or more often than it was asked for. */
    List<String> unasked() {
        Map<Subject, Count> told = calls.commands();
        List<String> unasked = new ArrayList<>();
        recorded().forEach((subject, events) -> {
            Count count = told.getOrDefault(subject, CallLog.NONE);
            if (OF_COMMANDS.contains(subject.type()) && events > count.accepted() + count.unknown()) {
                unasked.add("Unasked: " + subject + ", " + events + " events of " + count);
            }
        });
        return unasked;
    }

    private Map<Subject, Integer> recorded() {
        return jdbc
                .sql("select order_id, type, count(*) as events from case_event group by order_id, type")
                .query((row, nr) -> new Recorded(
                        new Subject(row.getString("order_id"), HistoryChecker.type(row.getString("type"))),
                        row.getInt("events")))
                .list()
                .stream()
                .collect(Collectors.toMap(Recorded::subject, Recorded::events));
    }
}
