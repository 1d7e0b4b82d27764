package org.reissue.testing;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many compensations at once, with the violations that owe them: what firing as many cases would take too long for. */
public final class DueCompensations {

    private DueCompensations() {}

    /**
     * Compensations of 300 fen, spread evenly over some shops: {@code shop}, or {@code shop-1} to {@code shop-n}. Their
     * buyers are {@code shop-B1} and so on; the n-th is owed n milliseconds after the first.
     */
    public static void insert(JdbcClient jdbc, String shop, int shops, int count, Instant owedAt) {
        jdbc.sql("""
                        with owed as (
                            insert into payout (case_id, kind, amount_fen, status, shop_id, buyer_id, order_id, item_id, reason,
                                                rule, owed_at)
                            select uuidv7(), 'COMPENSATION', 300, 'DUE',
                                   case when :shops = 1 then :shop else :shop || '-' || (nr % :shops + 1) end,
                                   :shop || '-B' || nr, :shop || '-O' || nr, 'I-1', 'OTHER', 'R12',
                                   cast(:owedAt as timestamptz) + nr * interval '1 millisecond'
                            from generate_series(1, :count) nr
                            returning case_id, shop_id, owed_at)
                        insert into violation (case_id, shop_id, kind, compensation_fen, at)
                        select case_id, shop_id, 'SHIPMENT_OVERDUE', 300, owed_at from owed
                        """)
                .param("shop", shop)
                .param("shops", shops)
                .param("count", count)
                .param("owedAt", Timestamp.from(owedAt))
                .update();
    }
}
