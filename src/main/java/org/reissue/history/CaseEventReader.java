package org.reissue.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the event log by position: for the event feed, for its subscriptions and for scorecards. Readers stop at the
 * {@link SafePosition}: beyond that position, a transaction that commits late could still add an event before one
 * already read.
 */
@Repository
public class CaseEventReader {

    /** The event types that may leave the service, in the order of the lifecycle: all but remarks. */
    public static final List<String> TYPES = names(EventType::isPublished);

    private static final String[] INTERNAL_TYPES =
            names(type -> !type.isPublished()).toArray(String[]::new);

    /**
     * How many positions one statement scans at most, so that a filter with few matches does not scan the whole log.
     */
    private static final int MAX_POSITIONS = 20_000;

    /**
     * Staff are not named: readers of the events may be outside of the platform and of the shop. Events of a type that
     * only a newer version knows are read like others: a reader that was moved past them would never get them.
     */
    private static final String PAGE = """
            select id, type, at, case_id, shop_id, buyer_id, order_id, item_id, reason, actor_kind,
                   case when actor_kind = 'BUYER' then actor_id end as actor_id, from_status, to_status, rule,
                   deadline_at, version, details, trace_parent
            from case_event
            where id > :after and id <= :until and type <> all(:internal)
                  and (cardinality(:types::text[]) = 0 or type = any(:types))
                  and (:shop::text is null or shop_id = :shop)
            order by id
            limit :limit
            """;

    /** Every position up to {@code until} is final, so no event can appear in a gap. */
    private static final String NEXT_EVENT = "select min(id) from case_event where id > ? and id <= ?";

    /** The last event before that led the case into the status which the event ends. */
    private static final String ENTERED = """
            select event.id, entry.at
            from case_event event
                 cross join lateral (select at from case_event entry
                                     where entry.case_id = event.case_id and entry.id < event.id
                                           and entry.to_status = event.from_status
                                           and entry.from_status is distinct from entry.to_status
                                     order by entry.id desc
                                     limit 1) entry
            where event.id = any(?::bigint[])
            """;

    private final JdbcClient jdbc;

    CaseEventReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the next matching events. One call scans a limited part of the log, so an empty page is the end only when
     * {@link EventPage#through} has reached {@code until}. A gap, such as a failover leaves, is stepped over.
     *
     * @param after the position after which to start
     * @param until the last position to read; at most the {@link SafePosition}
     * @param limit the greatest number of events
     */
    public EventPage read(long after, long until, EventFilter filter, int limit) {
        long through = Math.min(until, after + MAX_POSITIONS);
        if (through <= after) {
            return new EventPage(List.of(), after);
        }
        List<StoredEvent> events = jdbc.sql(PAGE)
                .param("after", after)
                .param("until", through)
                .param("internal", INTERNAL_TYPES)
                .param("types", filter.types().toArray(String[]::new))
                .param("shop", filter.shopId())
                .param("limit", limit)
                .query((row, number) -> event(row))
                .list();
        if (events.size() == limit) {
            return new EventPage(events, events.get(events.size() - 1).position());
        }
        return new EventPage(events, events.isEmpty() ? beforeNextEvent(through, until) : through);
    }

    private long beforeNextEvent(long after, long until) {
        if (after == until) {
            return until;
        }
        return jdbc.sql(NEXT_EVENT)
                .params(after, until)
                .query(Long.class)
                .optional()
                .map(next -> next - 1)
                .orElse(until);
    }

    /** The last position drawn for an event, whether or not its transaction has ended; 0 before the first event. */
    public long lastPosition() {
        return jdbc.sql("select case when is_called then last_value else 0 end from case_event_id_seq")
                .query(Long.class)
                .single();
    }

    /**
     * Whether retention has dropped events after the position that the reader does not know about. To notice events
     * dropped during a read, call this after reading.
     *
     * @param missing the reader knows that events up to here were dropped
     */
    public boolean hasDropped(long position, long missing) {
        return Math.max(position, missing) < droppedThrough();
    }

    /** The position through which events were dropped by retention. */
    public long droppedThrough() {
        return jdbc.sql("select dropped_through from case_event_retention")
                .query(Long.class)
                .single();
    }

    /** The events that retention has dropped so far. No more are dropped until the running transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DroppedEvents holdDropped() {
        return jdbc.sql("""
                        select dropped_through as through,
                               (select at from case_event where id > dropped_through order by id limit 1) as next_at
                        from case_event_retention
                        for share
                        """).query(DroppedEvents.class).single();
    }

    /**
     * When the cases of some events had entered the status that the event then ended.
     *
     * @param positions the positions of the events
     * @return the instants in UTC, by position; none for an event whose case has no such event in the log
     */
    public Map<Long, Instant> enteredAt(Collection<Long> positions) {
        Map<Long, Instant> entered = new HashMap<>();
        if (!positions.isEmpty()) {
            jdbc.sql(ENTERED).param(positions.toArray(Long[]::new)).query(row -> {
                entered.put(row.getLong("id"), StoredInstant.read(row, "at"));
            });
        }
        return entered;
    }

    private static List<String> names(Predicate<EventType> filter) {
        return Arrays.stream(EventType.values())
                .filter(filter)
                .map(EventType::eventName)
                .toList();
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getString("type"),
                StoredInstant.read(row, "at"),
                row.getObject("case_id", UUID.class),
                row.getString("shop_id"),
                row.getString("buyer_id"),
                row.getString("order_id"),
                row.getString("item_id"),
                row.getString("reason"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("from_status"),
                row.getString("to_status"),
                row.getString("rule"),
                StoredInstant.read(row, "deadline_at"),
                row.getObject("version", Long.class),
                row.getString("details"),
                row.getString("trace_parent"));
    }
}
