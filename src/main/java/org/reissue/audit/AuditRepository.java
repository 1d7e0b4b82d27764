package org.reissue.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.StoredInstant;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code audit_entry}. */
@Repository
class AuditRepository {

    private static final String LIST = "audit";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** A conflict is a repeated reading: the same reader, case and day. */
    private static final String APPEND = """
            with entry as (
                insert into audit_entry (at, actor, action, subject, before, after)
                select ?, ?, ?, subject, before::json, after::json
                from unnest(?::text[], ?::text[], ?::text[]) as change (subject, before, after)
                on conflict do nothing
                returning id
            )
            insert into audit_pending (entry_id) select id from entry
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(Instant at, String actor, AuditAction action, List<AuditChange> changes) {
        UnnestArrays<AuditChange> rows = new UnnestArrays<>(changes);
        jdbc.sql(APPEND)
                .param(Timestamp.from(at))
                .param(actor)
                .param(action.name())
                .param(rows.texts(AuditChange::subject))
                .param(rows.texts(change -> text(change.before())))
                .param(rows.texts(change -> text(change.after())))
                .update();
    }

    /** The entries that match, the newest first. */
    Page<AuditEntry> find(AuditFilter filter, Paging paging) {
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 2);
        String sql = """
                select id, at, actor, action, subject, before, after from audit_entry
                where (at, id) < (:lastAt, :lastId) and at >= :from and at < :to %s %s
                order by at desc, id desc
                limit :limit
                """.formatted(
                        filter.actor() == null ? "" : "and actor = :actor",
                        filter.subject() == null ? "" : "and subject = :subject");
        List<StoredEntry> found = jdbc.sql(sql)
                .param(
                        "lastAt",
                        Timestamp.from(cursor.map(last -> last.instant(0)).orElse(Instants.LATEST)))
                .param("lastId", cursor.map(last -> last.number(1)).orElse(Long.MAX_VALUE))
                .param("from", Timestamp.from(filter.from() == null ? Instants.EARLIEST : filter.from()))
                .param("to", Timestamp.from(filter.to() == null ? Instants.LATEST : filter.to()))
                .param("actor", filter.actor())
                .param("subject", filter.subject())
                .param("limit", paging.oneMore())
                .query(AuditRepository::read)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.at(), last.id()))
                .map(this::shown);
    }

    /** Reads an entry; null where a join has found none. */
    static @Nullable StoredEntry read(ResultSet row, int number) throws SQLException {
        Instant at = StoredInstant.read(row, "at");
        return at == null
                ? null
                : new StoredEntry(
                        row.getLong("id"),
                        at,
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after"));
    }

    AuditEntry shown(StoredEntry entry) {
        return new AuditEntry(
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                object(entry.before()),
                object(entry.after()));
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** A text that is no object, which only the owner of the database can have written, is shown as it is. */
    private @Nullable Map<String, Object> object(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, OBJECT);
        } catch (JacksonException tampered) {
            return Map.of("unreadable", text);
        }
    }
}
