package org.reissue.faults;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Story;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many cases whose shipment falls due, with the history that led there: a sweep that takes its time. What is to fall
 * due later was approved later, as the windows are short.
 */
final class Backlog {

    private static final String CASES = """
            with made as (
                insert into reissue_case (id, shop_id, buyer_id, order_id, item_id, title, paid_fen, reason, quantity,
                                          evidence, status, deadline_at, scan_due, version, applied_at, updated_at)
                select uuidv7(), 'S-' || nr % :shops, 'B-' || nr % :buyers, :prefix || '-' || nr, 'I-1', '灯泡', 19900,
                       (array['NEVER_RECEIVED', 'MISSING_ITEMS', 'OTHER'])[nr % 3 + 1], 1, '{}',
                       'AWAITING_SHIPMENT', due_at, false, 2, approved_at - :merchant_response::interval, approved_at
                from generate_series(1, :count) nr,
                     lateral (select :due::timestamptz + nr * :gap::interval) due (due_at),
                     lateral (select due_at - :shipment::interval) approved (approved_at)
                returning *
            ), indexed as (
                insert into case_index (case_id, shop_id, buyer_id, applied_at)
                select id, shop_id, buyer_id, applied_at from made
            )
            insert into case_event (case_id, type, at, actor_kind, actor_id, shop_id, buyer_id, order_id, item_id, reason,
                                    from_status, to_status, rule, deadline_at, version)
            select id, type, at, actor, actor_id, shop_id, buyer_id, order_id, item_id, reason, from_status,
                   to_status, rule, deadline, step
            from made, lateral (values
                ('reissue.applied', applied_at, 'BUYER', buyer_id, null, 'PENDING_MERCHANT', 'R1', updated_at, 1),
                ('reissue.auto-approved', updated_at, 'SYSTEM', null, 'PENDING_MERCHANT', 'AWAITING_SHIPMENT', 'R6',
                 deadline_at, 2)
            ) steps (type, at, actor, actor_id, from_status, to_status, rule, deadline, step)
            order by step
            """;

    private Backlog() {}

    /** Adds that many cases, which are all due now. Their applications count as accepted. */
    static void add(JdbcClient jdbc, CallLog calls, int count) {
        add(jdbc, calls, count, Instant.now(), Duration.ZERO);
    }

    /** Adds that many cases, the first of them due at that time and each next one so much later. */
    static void add(JdbcClient jdbc, CallLog calls, int count, Instant first, Duration gap) {
        String prefix = Story.fresh("D");
        jdbc.sql(CASES)
                .param("shops", Load.SHOPS)
                .param("buyers", Load.BUYERS)
                .param("prefix", prefix)
                .param("due", Timestamp.from(first))
                .param("gap", gap.toString())
                .param("merchant_response", Instances.POLICY.merchantResponse().toString())
                .param("shipment", Instances.POLICY.shipment().toString())
                .param("count", count)
                .update();
        for (int nr = 1; nr <= count; nr++) {
            calls.command(prefix + "-" + nr, EventType.APPLIED, Outcome.ACCEPTED);
        }
    }
}
