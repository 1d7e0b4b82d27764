package org.reissue.settlement.compensations;

import static org.reissue.jdbc.LowestId.LOWEST_ID;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.settlement.ledger.Charge;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the table {@code coupon} (R12). */
@Repository
class CouponRepository {

    private static final String LIST = "coupons";

    private static final String INSERT = """
            insert into coupon (payout_id, case_id, buyer_id, amount_fen, issued_at)
            select payout_id::uuid, case_id::uuid, buyer_id, amount_fen, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as new (payout_id, case_id, buyer_id, amount_fen)
            """;

    private static final String FIND_BY_BUYER = """
            select id, case_id, amount_fen, issued_at
            from coupon
            where buyer_id = ? and (issued_at, id) < (?, ?)
            order by issued_at desc, id desc
            limit ?
            """;

    private final JdbcClient jdbc;

    CouponRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Charge> charges, Instant issuedAt) {
        UnnestArrays<Charge> arrays = new UnnestArrays<>(charges);
        jdbc.sql(INSERT)
                .param(Timestamp.from(issuedAt))
                .param(arrays.texts(charge -> charge.compensation().id()))
                .param(arrays.texts(charge -> charge.compensation().caseId()))
                .param(arrays.texts(charge -> charge.compensation().buyerId()))
                .param(arrays.longs(charge -> charge.compensation().amountFen()))
                .update();
    }

    /** The coupons of a buyer, newest first. */
    Page<Coupon> findByBuyerId(String buyerId, Paging paging) {
        Optional<Cursor> cursor = Cursor.parse(paging.cursor(), LIST, 2);
        List<Coupon> found = jdbc.sql(FIND_BY_BUYER)
                .param(buyerId)
                .param(Timestamp.from(cursor.map(last -> last.instant(0)).orElse(Instants.LATEST)))
                .param(cursor.map(last -> last.uuid(1)).orElse(LOWEST_ID))
                .param(paging.oneMore())
                .query(Coupon.class)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.issuedAt(), last.id()));
    }
}
