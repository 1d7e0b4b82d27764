package org.reissue.cases.timeouts;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.cases.domain.CaseSnapshot;
import org.reissue.cases.timeouts.BulkExtension.CaseKey;
import org.reissue.jdbc.StoredInstant;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.web.idempotency.IdempotencyService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code bulk_extension}, and the cases whose deadlines are extended. */
@Repository
class BulkExtensionRepository {

    /** Longer than an idempotency key is remembered. */
    private static final Duration KEPT = IdempotencyService.KEPT.plusDays(1);

    private static final String MATCHES =
            " c.deadline_key >= :from and c.deadline_key < :to and c.status = any(:statuses::text[]) ";

    /** A deadline that has passed is fired, not extended. */
    private static final String RUNNING = " and c.deadline_key > :now ";

    private static final String OF_SHOP = " and c.shop_id = :shop ";

    private final JdbcClient jdbc;

    BulkExtensionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts an extension that has done nothing yet. */
    void insert(UUID id, Instant deadlineTo, Instant now) {
        jdbc.sql("delete from bulk_extension where created_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
        jdbc.sql("insert into bulk_extension (id, before_deadline, before_id, created_at) values (?, ?, ?, ?)")
                .params(id, Timestamp.from(deadlineTo), LOWEST_ID, Timestamp.from(now))
                .update();
    }

    /** Locks an extension until the transaction ends. */
    BulkExtension lock(UUID id) {
        return jdbc.sql("select * from bulk_extension where id = ? for update")
                .param(id)
                .query(BulkExtension.class)
                .single();
    }

    void save(UUID id, BulkExtension extension) {
        jdbc.sql("""
                        update bulk_extension
                        set started_at = ?, before_deadline = ?, before_id = ?, extended = ?, ended = ?
                        where id = ?
                        """)
                .params(
                        Timestamp.from(extension.startedAt()),
                        Timestamp.from(extension.beforeDeadline()),
                        extension.beforeId(),
                        extension.extended(),
                        extension.ended(),
                        id)
                .update();
    }

    /** The number of cases that match and whose deadline has not passed. */
    long count(BulkExtendRequest request, Instant now) {
        return filtered("select count(*) from reissue_case c where " + MATCHES + RUNNING + "%s", request)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** The next cases that match, the latest deadline first. */
    List<CaseKey> findNext(BulkExtendRequest request, BulkExtension extension, Instant now, int limit) {
        String sql = "select c.deadline_key, c.id from reissue_case c where " + MATCHES + RUNNING + """
                %s and (c.deadline_key, c.id) < (:beforeDeadline, :beforeId)
                order by c.deadline_key desc, c.id desc
                limit :limit
                """;
        return filtered(sql, request)
                .param("now", Timestamp.from(now))
                .param("beforeDeadline", Timestamp.from(extension.beforeDeadline()))
                .param("beforeId", extension.beforeId())
                .param("limit", limit)
                .query((row, number) -> new CaseKey(StoredInstant.read(row, 1), row.getObject(2, UUID.class)))
                .list();
    }

    /**
     * Locks those of the cases that still match and have not changed since the extension started, in the order in which
     * other transactions lock many cases.
     */
    List<CaseSnapshot> lockCases(List<CaseKey> keys, BulkExtendRequest request, BulkExtension extension) {
        String sql = "select " + CaseSnapshot.COLUMNS + """
                from reissue_case c
                where c.id = any(:ids::uuid[]) and c.updated_at <= :startedAt and
                """ + MATCHES + "%s order by c.id for no key update of c";
        return filtered(sql, request)
                .param("ids", keys.stream().map(CaseKey::id).toArray(UUID[]::new))
                .param("startedAt", Timestamp.from(extension.startedAt()))
                .query(CaseSnapshot::from)
                .list();
    }

    /** @param sql with a {@code %s} in place of the condition on the shop */
    private StatementSpec filtered(String sql, BulkExtendRequest request) {
        String shop = request.shopId();
        StatementSpec statement = jdbc.sql(sql.formatted(shop == null ? "" : OF_SHOP))
                .param("from", Timestamp.from(request.deadlineFrom()))
                .param("to", Timestamp.from(request.deadlineTo()))
                .param(
                        "statuses",
                        request.statuses().stream().map(CaseStatus::name).toArray(String[]::new));
        return shop == null ? statement : statement.param("shop", shop);
    }
}
