package org.reissue.settlement.refunds;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and updates the refunds in the table {@code payout}, and the results in {@code refund_result}. */
@Repository
class RefundRepository {

    private static final String LIST = "refunds";

    /** A refund of a reason or rule that only a newer version knows is left to that version, and stops no other. */
    private static final String MARK_DUE_AS_REQUESTED =
            """
            update payout set status = 'REQUESTED', attempt = attempt + 1, requested_at = ?
            where id = any (array(
                select id from payout
                where kind = 'REFUND' and status = 'DUE' and reason in (%s) and rule in (%s)
                order by owed_at, id
                limit ?
                for no key update skip locked))
            returning %s
            """.formatted(StoredEnum.literals(Reason.class), StoredEnum.literals(Rule.class), Payout.COLUMNS);

    private static final String FIND_LOCKED = """
            select %s from payout where id = ? and kind = 'REFUND' for no key update
            """.formatted(Payout.COLUMNS);

    private static final String MARK_REQUESTED = """
            update payout set status = 'REQUESTED', attempt = attempt + 1, requested_at = ?, ended_at = null
            where id = ?
            returning %s
            """.formatted(Payout.COLUMNS);

    private static final String MARK_ENDED = """
            update payout
            set status = ?, ended_at = ?::timestamptz, returned_at = case when ? then ?::timestamptz else returned_at end
            where id = ?
            returning %s
            """.formatted(Payout.COLUMNS);

    private static final String FIND_BY_STATUS = """
            select %s from payout
            where kind = 'REFUND' and status = ? and (owed_at, id) > (?, ?)
            order by owed_at, id
            limit ?
            """.formatted(Payout.COLUMNS);

    /** One step into the index for each status. */
    private static final String FIND_OLDEST_OPEN = """
            select least((select min(owed_at) from payout where kind = 'REFUND' and status = 'DUE'),
                         (select min(owed_at) from payout where kind = 'REFUND' and status = 'REQUESTED'))
            """;

    private final JdbcClient jdbc;

    RefundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks the refunds that are due longest as requested; leaves out refunds that another transaction has locked. */
    List<Payout> markDueAsRequested(Instant at, int limit) {
        return jdbc.sql(MARK_DUE_AS_REQUESTED)
                .params(Timestamp.from(at), limit)
                .query(Payout::read)
                .list();
    }

    Optional<Payout> findLocked(UUID id) {
        return jdbc.sql(FIND_LOCKED).param(id).query(Payout::read).optional();
    }

    Payout markRequested(UUID id, Instant at) {
        return jdbc.sql(MARK_REQUESTED)
                .params(Timestamp.from(at), id)
                .query(Payout::read)
                .single();
    }

    Payout markEnded(UUID id, RefundResultRequest.Outcome outcome, Instant at) {
        Timestamp timestamp = Timestamp.from(at);
        boolean returned = outcome == RefundResultRequest.Outcome.RETURNED;
        return jdbc.sql(MARK_ENDED)
                .params(outcome.status().name(), timestamp, returned, timestamp, id)
                .query(Payout::read)
                .single();
    }

    /** Whether the result has been recorded, for this or an earlier attempt. */
    boolean existsResult(UUID id, RefundResultRequest result) {
        return jdbc.sql(
                        "select exists (select from refund_result where payout_id = ? and reference = ? and status = ?)")
                .params(id, result.reference(), result.status().name())
                .query(Boolean.class)
                .single();
    }

    void saveResult(Payout refund, RefundResultRequest result, Instant at) {
        jdbc.sql("insert into refund_result (payout_id, reference, status, attempt, at) values (?, ?, ?, ?, ?)")
                .params(refund.id(), result.reference(), result.status().name(), refund.attempt(), Timestamp.from(at))
                .update();
    }

    /** The refunds in a status, the longest owed first. */
    Page<Payout> findByStatus(Refund.Status status, Paging paging) {
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 2);
        List<Payout> found = jdbc.sql(FIND_BY_STATUS)
                .param(status.name())
                .param(Timestamp.from(cursor.map(last -> last.instant(0)).orElse(Instant.EPOCH)))
                .param(cursor.map(last -> last.uuid(1)).orElse(LOWEST_ID))
                .param(paging.oneMore())
                .query(Payout::read)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.owedAt(), last.id()));
    }

    /** Since when the oldest refund is owed that has neither succeeded nor failed; empty if there is none. */
    Optional<Instant> findOldestOpen() {
        return jdbc.sql(FIND_OLDEST_OPEN).query(Instant.class).optional();
    }

    long count(Refund.Status status) {
        return jdbc.sql("select count(*) from payout where kind = 'REFUND' and status = ?")
                .param(status.name())
                .query(Long.class)
                .single();
    }
}
