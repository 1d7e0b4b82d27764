package org.reissue.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code audit_link}, the chain, and {@code audit_pending}, the entries that are not in the chain yet. */
@Repository
class AuditLinkRepository {

    private static final String ENTRY = "e.id, e.at, e.actor, e.action, e.subject, e.before, e.after";

    private static final String TAKE_PENDING = """
            with taken as (
                delete from audit_pending
                where entry_id = any (array(select entry_id from audit_pending order by entry_id limit ?))
                returning entry_id
            )
            select %s from taken join audit_entry e on e.id = taken.entry_id order by e.id
            """.formatted(ENTRY);

    private static final String APPEND = """
            insert into audit_link (number, entry_id, hash)
            select number, entry_id, decode(hash, 'hex')
            from unnest(?::bigint[], ?::bigint[], ?::text[]) as link (number, entry_id, hash)
            """;

    private static final String FIND = """
            select l.number, l.entry_id, encode(l.hash, 'hex') as hash, %s
            from audit_link l left join audit_entry e on e.id = l.entry_id
            where l.number > ?
            order by l.number
            limit ?
            """.formatted(ENTRY);

    private static final String FIND_UNCHAINED = """
            select %s from audit_entry e
            where not exists (select from audit_link l where l.entry_id = e.id)
                  and not exists (select from audit_pending p where p.entry_id = e.id)
            order by e.id
            limit 1
            """.formatted(ENTRY);

    private final JdbcClient jdbc;

    AuditLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasPending() {
        return jdbc.sql("select exists (select from audit_pending)")
                .query(Boolean.class)
                .single();
    }

    /** Locks the chain until the transaction ends, without waiting; false when another transaction has the lock. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('audit_link'))")
                .query(Boolean.class)
                .single();
    }

    Optional<Link> findLast() {
        return jdbc.sql("select number, entry_id, encode(hash, 'hex') as hash from audit_link"
                        + " order by number desc limit 1")
                .query((row, number) -> link(row, null))
                .optional();
    }

    /** Takes the oldest pending entries. */
    List<StoredEntry> takePending(int limit) {
        return jdbc.sql(TAKE_PENDING).param(limit).query(AuditRepository::read).list();
    }

    void append(List<Link> links) {
        UnnestArrays<Link> rows = new UnnestArrays<>(links);
        jdbc.sql(APPEND)
                .param(rows.longs(Link::number))
                .param(rows.longs(Link::entryId))
                .param(rows.texts(Link::hash))
                .update();
    }

    /** The links after a number, with their entries. */
    List<Link> find(long after, int limit) {
        return jdbc.sql(FIND)
                .params(after, limit)
                .query((row, number) -> link(row, AuditRepository.read(row, number)))
                .list();
    }

    /** The first entry that is neither in the chain nor pending. */
    Optional<StoredEntry> findUnchained() {
        return jdbc.sql(FIND_UNCHAINED).query(AuditRepository::read).optional();
    }

    private static Link link(ResultSet row, @Nullable StoredEntry entry) throws SQLException {
        return new Link(row.getLong("number"), row.getLong("entry_id"), row.getString("hash"), entry);
    }

    /**
     * A link of the chain.
     *
     * @param number counts from 1
     * @param hash in hexadecimal
     * @param entry null when it was not read, or does not exist
     */
    record Link(
            long number,
            long entryId,
            String hash,
            @Nullable StoredEntry entry) {}
}
