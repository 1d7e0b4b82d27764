package org.reissue.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log as those read it who follow it by position. A reader goes up to the {@link SafePosition} and no further:
 * beyond it, an event that commits late could still appear before one that was read.
 */
@Component
public class CaseEventReader {

    /** The types that may leave the service, in the order of the lifecycle. Remarks never do. */
    public static final List<String> TYPES = Arrays.stream(EventType.values())
            .filter(type -> type != EventType.REMARK_ADDED)
            .map(EventType::eventName)
            .toList();

    /** How much of the log one statement looks through, however few events of it are wanted. */
    static final int STRETCH = 20_000;

    private static final String PAGE = """
            select id, type, at, case_id, shop_id, buyer_id, order_id, item_id, reason, actor_kind, actor_id,
                   from_status, to_status, rule, deadline_at, version, details
            from case_event
            where id > :after and id <= :until and type = any(:types) and (:shop::text is null or shop_id = :shop)
            order by id
            limit :limit
            """;

    private final JdbcClient jdbc;

    CaseEventReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next events behind a position. Looks through a limited stretch of the log: a page without events may be
     * followed by one that has some, unless it was read through to {@code until}.
     *
     * @param after the position behind which to begin
     * @param until the position to stop at; at most the {@link SafePosition}
     * @param limit how many events at most
     */
    public EventPage read(long after, long until, EventFilter filter, int limit) {
        long through = Math.min(until, after + STRETCH);
        if (through <= after) {
            return new EventPage(List.of(), after);
        }
        List<StoredEvent> events = jdbc.sql(PAGE)
                .param("after", after)
                .param("until", through)
                .param("types", wanted(filter))
                .param("shop", filter.shopId())
                .param("limit", limit)
                .query((row, number) -> event(row))
                .list();
        boolean full = events.size() == limit;
        return new EventPage(events, full ? events.get(events.size() - 1).position() : through);
    }

    /** The last position given to an event, whether or not its transaction has ended. */
    public long lastPosition() {
        return jdbc.sql("select case when is_called then last_value else 0 end from case_event_id_seq")
                .query(Long.class)
                .single();
    }

    /**
     * Up to where events were dropped: who goes on from a smaller position has missed some. Ask after reading, so that
     * what is dropped meanwhile is noticed.
     */
    public long droppedThrough() {
        return jdbc.sql("select dropped_through from case_event_retention")
                .query(Long.class)
                .single();
    }

    private static String[] wanted(EventFilter filter) {
        List<String> wanted = filter.types().isEmpty()
                ? TYPES
                : filter.types().stream().filter(TYPES::contains).toList();
        return wanted.toArray(String[]::new);
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                instant(row.getTimestamp(3)),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                instant(row.getTimestamp(15)),
                row.getObject(16, Long.class),
                row.getString(17));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
