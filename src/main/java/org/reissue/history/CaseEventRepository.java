package org.reissue.history;

import java.util.List;
import java.util.UUID;
import org.reissue.jdbc.StoredEnum;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.telemetry.Spans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The event log of cases, {@code case_event}: appends events and reads the timeline of a case. */
@Repository
public class CaseEventRepository {

    private static final String APPEND = """
            insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                                    from_status, to_status, rule, deadline_at, version, details, comment, evidence,
                                    trace_parent)
            select case_id::uuid, type, instant(at), actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                   from_status, to_status, rule, instant(deadline_at), version, details::jsonb, comment, evidence::jsonb,
                   ?::text
            from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::text[], ?::text[]) with ordinality
                 as event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                           from_status, to_status, rule, deadline_at, version, details, comment, evidence, ordinal)
            order by ordinal
            """;

    private static final String TIMELINE_COLUMNS =
            "id, at, type, actor_kind, actor_id, from_status, to_status, rule, comment, evidence, deadline_at";

    private static final String TIMELINE = """
            select %1$s
            from %2$s
            where case_id = ? and id > ? and (type <> ? or actor_kind = any(?::text[]))
            order by id
            limit ?
            """;

    private static final String PRESENT_TIMELINE = TIMELINE.formatted(TIMELINE_COLUMNS, "case_event");

    /** Reads both tables: a refund that is returned after the case was archived adds an event to {@code case_event}. */
    private static final String ARCHIVED_TIMELINE =
            TIMELINE.formatted(TIMELINE_COLUMNS, """
            (select case_id, %1$s from archived_case_event union all select case_id, %1$s from case_event) event
            """.formatted(TIMELINE_COLUMNS));

    private static final TypeReference<List<String>> EVIDENCE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Spans spans;

    CaseEventRepository(JdbcClient jdbc, JsonMapper json, Spans spans) {
        this.jdbc = jdbc;
        this.json = json;
        this.spans = spans;
    }

    /**
     * Appends events in the order given, in the transaction that makes the changes. That transaction must have locked
     * what the events are about: the case, or its payout or account. The locks keep those events in order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<CaseEvent> events) {
        UnnestArrays<CaseEvent> rows = new UnnestArrays<>(events);
        jdbc.sql(APPEND)
                .param(spans.traceParent())
                .param(rows.texts(event -> event.subject().caseId()))
                .param(rows.texts(event -> event.type().eventName()))
                .param(rows.instants(CaseEvent::at))
                .param(rows.texts(event -> event.actor().kind()))
                .param(rows.texts(event -> event.actor().id()))
                .param(rows.texts(event -> event.subject().shopId()))
                .param(rows.texts(event -> event.subject().buyerId()))
                .param(rows.texts(event -> event.subject().orderId()))
                .param(rows.texts(event -> event.subject().itemId()))
                .param(rows.texts(event -> event.subject().reason()))
                .param(rows.texts(CaseEvent::from))
                .param(rows.texts(CaseEvent::to))
                .param(rows.texts(CaseEvent::rule))
                .param(rows.instants(CaseEvent::deadlineAt))
                .param(rows.longs(CaseEvent::version))
                .param(rows.texts(event -> event.details().isEmpty() ? null : json.writeValueAsString(event.details())))
                .param(rows.texts(CaseEvent::comment))
                .param(rows.texts(
                        event -> event.evidence().isEmpty() ? null : json.writeValueAsString(event.evidence())))
                .update();
    }

    /**
     * Empties comments and evidence of all events of cases (R20): the only change that is ever made to an event. Until
     * the transaction ends no events leave the log, see {@link RetentionLock}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(List<UUID> caseIds) {
        // a function of the schema's owner: the service itself may not change events. What drops events goes through
        // them in another order, so each would wait for the other
        jdbc.sql("select erase_event_texts(?::uuid[]) from (select from case_event_retention for share) held")
                .param(caseIds.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /**
     * The events of a case that the viewer may see, oldest first. Remarks are internal: ops see the remarks of ops and
     * merchants, merchants those of merchants, buyers none. Staff are named to their own side and to ops.
     *
     * @param after the position of the last event of the previous page; 0 for the first page
     * @param limit the greatest number of events
     */
    public List<TimelineEntry> timeline(UUID caseId, ActorKind viewer, long after, int limit) {
        return timeline(PRESENT_TIMELINE, caseId, viewer, after, limit);
    }

    /** The events that {@link #timeline} would show, of a case in the archive. */
    public List<TimelineEntry> archivedTimeline(UUID caseId, ActorKind viewer, long after, int limit) {
        return timeline(ARCHIVED_TIMELINE, caseId, viewer, after, limit);
    }

    private List<TimelineEntry> timeline(String sql, UUID caseId, ActorKind viewer, long after, int limit) {
        String[] visibleRemarkAuthors = switch (viewer) {
            case OPS -> new String[] {ActorKind.OPS.name(), ActorKind.MERCHANT.name()};
            case MERCHANT -> new String[] {ActorKind.MERCHANT.name()};
            case BUYER, SYSTEM -> new String[] {};
        };
        return jdbc.sql(sql)
                .param(caseId)
                .param(after)
                .param(EventType.REMARK_ADDED.eventName())
                .param(visibleRemarkAuthors)
                .param(limit)
                .query((row, number) -> new TimelineEntry(
                        row.getLong("id"),
                        StoredInstant.read(row, "at"),
                        row.getString("type"),
                        actor(ActorKind.valueOf(row.getString("actor_kind")), row.getString("actor_id"), viewer),
                        status(row.getString("from_status")),
                        status(row.getString("to_status")),
                        row.getString("rule"),
                        row.getString("comment"),
                        evidence(row.getString("evidence")),
                        StoredInstant.read(row, "deadline_at")))
                .list();
    }

    /** How many events of a type an actor's side has added to a case; exact while the caller holds the case's lock. */
    public int count(UUID caseId, EventType type, ActorKind actor) {
        return jdbc.sql("select count(*) from case_event where case_id = ? and type = ? and actor_kind = ?")
                .params(caseId, type.eventName(), actor.name())
                .query(Integer.class)
                .single();
    }

    private static Actor actor(ActorKind kind, String id, ActorKind viewer) {
        boolean named = kind == ActorKind.BUYER || viewer == ActorKind.OPS || viewer == kind;
        return new Actor(kind, named ? id : null);
    }

    private List<String> evidence(String evidence) {
        return evidence == null ? List.of() : json.readValue(evidence, EVIDENCE);
    }

    private static CaseStatus status(String name) {
        return StoredEnum.read(CaseStatus.class, name);
    }
}
