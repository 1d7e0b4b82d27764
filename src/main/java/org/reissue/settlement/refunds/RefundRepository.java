package org.reissue.settlement.refunds;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.settlement.Payout;
import org.reissue.settlement.Refund;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds among what is owed, and what the payment system said of them. */
@Component
class RefundRepository {

    private static final String LIST = "refunds";
    private static final UUID FIRST = new UUID(0, 0);

    private static final String REQUEST_DUE = """
            update payout set status = 'REQUESTED', attempt = attempt + 1, requested_at = ?
            where id = any (array(
                select id from payout
                where kind = 'REFUND' and status = 'DUE'
                order by owed_at, id
                limit ?
                for no key update skip locked))
            returning %s
            """.formatted(Payout.COLUMNS);

    private static final String LOCK = """
            select %s from payout where id = ? and kind = 'REFUND' for no key update
            """.formatted(Payout.COLUMNS);

    private static final String REQUEST_AGAIN = """
            update payout set status = 'REQUESTED', attempt = attempt + 1, requested_at = ?, ended_at = null
            where id = ?
            returning %s
            """.formatted(Payout.COLUMNS);

    private static final String END = """
            update payout set status = ?, ended_at = ? where id = ? returning %s
            """.formatted(Payout.COLUMNS);

    private static final String FIND = """
            select %s from payout
            where kind = 'REFUND' and status = ? and (owed_at, id) > (?, ?)
            order by owed_at, id
            limit ?
            """.formatted(Payout.COLUMNS);

    private final JdbcClient jdbc;

    RefundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest due are being asked of the payment system; those in another transaction's hands are passed by. */
    List<Payout> requestDue(Instant at, int limit) {
        return jdbc.sql(REQUEST_DUE)
                .params(Timestamp.from(at), limit)
                .query(Payout::from)
                .list();
    }

    /** The refund, locked. */
    Optional<Payout> lock(UUID id) {
        return jdbc.sql(LOCK).param(id).query(Payout::from).optional();
    }

    Payout requestAgain(UUID id, Instant at) {
        return jdbc.sql(REQUEST_AGAIN)
                .params(Timestamp.from(at), id)
                .query(Payout::from)
                .single();
    }

    Payout end(UUID id, Refund.Status status, Instant at) {
        return jdbc.sql(END)
                .params(status.name(), Timestamp.from(at), id)
                .query(Payout::from)
                .single();
    }

    /** Whether the payment system has said this before, of whatever attempt. */
    boolean knows(UUID id, RefundResultRequest result) {
        return jdbc.sql(
                        "select exists (select from refund_result where payout_id = ? and reference = ? and status = ?)")
                .params(id, result.reference(), result.status().name())
                .query(Boolean.class)
                .single();
    }

    void remember(Payout refund, RefundResultRequest result, Instant at) {
        jdbc.sql("insert into refund_result (payout_id, reference, status, attempt, at) values (?, ?, ?, ?, ?)")
                .params(refund.id(), result.reference(), result.status().name(), refund.attempt(), Timestamp.from(at))
                .update();
    }

    /** Those in that status, the longest owed first. */
    Page<RefundResponse> find(Refund.Status status, Paging paging) {
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 2);
        List<Payout> found = jdbc.sql(FIND)
                .param(status.name())
                .param(Timestamp.from(cursor.map(place -> place.instant(0)).orElse(Instant.EPOCH)))
                .param(cursor.map(place -> place.uuid(1)).orElse(FIRST))
                .param(paging.oneMore())
                .query(Payout::from)
                .list();
        return Page.of(found, paging, last -> Cursor.after(LIST, last.owedAt(), last.id()))
                .map(RefundResponse::of);
    }

    long count(Refund.Status status) {
        return jdbc.sql("select count(*) from payout where kind = 'REFUND' and status = ?")
                .param(status.name())
                .query(Long.class)
                .single();
    }
}
