package org.reissue.testing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many cases at once, written straight into the table: what applying for each of them would take too long for. */
public final class DueCases {

    private DueCases() {}

    /**
     * Cases of one shop in the statuses that silence leads out of, all reasons among them, due at that instant.
     *
     * @return their ids
     */
    public static List<String> insert(JdbcClient jdbc, String shopId, int count, Instant dueAt) {
        return jdbc.sql("""
                        insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason,
                                                  quantity, evidence, status, deadline_at, scan_due, carrier,
                                                  tracking_number, shipped_at, version, applied_at, updated_at)
                        select uuidv7(), :shop, :shop || '-B' || nr, :shop || '-O' || nr, 'I-1', '灯泡', 19900,
                               (array['NEVER_RECEIVED', 'MISSING_ITEMS', 'OTHER'])[nr / 6 % 3 + 1], 1, '{}',
                               (array['PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'REJECTED', 'OVERDUE', 'SHIPPED',
                                      'IN_TRANSIT'])[nr % 6 + 1],
                               :dueAt, false, 'SF', 'SF' || lpad(nr::text, 13, '0'), :dueAt, 3, :dueAt, :dueAt
                        from generate_series(1, :count) nr
                        returning id::text
                        """)
                .param("shop", shopId)
                .param("count", count)
                .param("dueAt", Timestamp.from(dueAt))
                .query(String.class)
                .list();
    }
}
