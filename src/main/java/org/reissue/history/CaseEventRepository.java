package org.reissue.history;

import java.util.List;
import java.util.UUID;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The log of everything that happened to cases. It only grows. */
@Component
public class CaseEventRepository {

    private static final String TIMELINE = """
            select at, type, actor_kind, actor_id, from_status, to_status, rule, comment, evidence
            from case_event
            where case_id = ? and (type <> ? or actor_kind = any(?::text[]))
            order by id
            """;

    private static final TypeReference<List<String>> LINKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LogColumns columns;

    CaseEventRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.columns = new LogColumns(json);
    }

    /**
     * Appends events in their order, in the transaction of what they tell. The cases must be locked by then: that is
     * what keeps a case's events in order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<CaseEvent> events) {
        columns.insert(jdbc, events).update();
    }

    /**
     * Changes a case and appends the event that tells of it, in one statement, which needs no transaction around it.
     *
     * @return whether the case was still what the change was decided on; else nothing has happened
     */
    public boolean append(Change change, CaseEvent event) {
        return columns.insert(jdbc, change, event).update() == 1;
    }

    /**
     * Changes many cases, each of which must be locked by then, and appends the event of each, in one statement.
     *
     * @throws IllegalStateException when one of them was not there to be changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Changes changes, List<CaseEvent> events) {
        int changed = columns.insert(jdbc, changes, events).update();
        if (changed != events.size()) {
            throw new IllegalStateException("%d of %d cases changed".formatted(changed, events.size()));
        }
    }

    /**
     * Everything that happened to a case, oldest first, as one side may see it. Remarks are for those who work on the
     * case: ops see all of them, a shop its own, the buyer none.
     */
    public List<TimelineEntry> timeline(UUID caseId, ActorKind viewer) {
        String[] authorsOfVisibleRemarks = switch (viewer) {
            case OPS -> new String[] {ActorKind.OPS.name(), ActorKind.MERCHANT.name()};
            case MERCHANT -> new String[] {ActorKind.MERCHANT.name()};
            case BUYER, SYSTEM -> new String[] {};
        };
        return jdbc.sql(TIMELINE)
                .param(caseId)
                .param(EventType.REMARK_ADDED.eventName())
                .param(authorsOfVisibleRemarks)
                .query((row, number) -> new TimelineEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("type"),
                        new TimelineEntry.By(ActorKind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
                        status(row.getString("from_status")),
                        status(row.getString("to_status")),
                        row.getString("rule"),
                        row.getString("comment"),
                        links(row.getString("evidence"))))
                .list();
    }

    private List<String> links(String evidence) {
        return evidence == null ? List.of() : json.readValue(evidence, LINKS);
    }

    private static CaseStatus status(String name) {
        return name == null ? null : CaseStatus.valueOf(name);
    }
}
