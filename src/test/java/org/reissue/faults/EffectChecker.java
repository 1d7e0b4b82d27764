package org.reissue.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each effect exactly once, and money neither made nor lost: queries that must not find anything. */
final class EffectChecker {

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("a violation per overdue shipment", """
                select case_id from (
                    select case_id, 1 as overdue, 0 as violation from case_event
                    where type = 'reissue.shipment-overdue'
                    union all
                    select case_id, 0, 1 from violation) both_sides
                group by case_id having sum(overdue) <> sum(violation)""");
        QUERIES.put("a compensation per case that was ever overdue, and no other", """
                select c.id from reissue_case c
                where exists (select from case_event e
                              where e.case_id = c.id and e.type = 'reissue.shipment-overdue')
                      <> exists (select from payout p where p.case_id = c.id and p.kind = 'COMPENSATION')""");
        QUERIES.put("a refund per refunded case, and no other", """
                select c.id from reissue_case c
                where (c.status = 'REFUNDED')
                      <> exists (select from payout p where p.case_id = c.id and p.kind = 'REFUND')""");
        QUERIES.put("no second payout of a kind", """
                select case_id from payout group by case_id, kind having count(*) > 1""");
        QUERIES.put("a coupon, an entry and an event per settled compensation, and no other", """
                select p.id from payout p
                where p.kind = 'COMPENSATION' and (
                    (select count(*) from coupon c where c.case_id = p.case_id)
                        <> (p.status = 'SETTLED')::int
                    or (select count(*) from journal_entry j where j.payout_id = p.id) <> (p.status = 'SETTLED')::int
                    or (select count(*) from case_event e
                        where e.case_id = p.case_id and e.type = 'reissue.compensation-settled')
                        <> (p.status = 'SETTLED')::int)""");
        QUERIES.put("an event per request of a refund", """
                select p.id from payout p
                where p.kind = 'REFUND' and p.attempt <> (
                    select count(*) from case_event e
                    where e.case_id = p.case_id and e.type = 'reissue.refund-requested')""");
        QUERIES.put("a coupon of the amount owed", """
                select c.id from coupon c join payout p on p.id = c.payout_id
                where c.amount_fen <> p.amount_fen""");
        QUERIES.put("postings that sum to zero", """
                select entry_id from posting group by entry_id having sum(amount_fen) <> 0""");
        QUERIES.put("balances that are the sums of their postings", """
                select a.shop_id from shop_account a
                where a.payable_fen <> (select coalesce(sum(amount_fen), 0) from posting p
                                        where p.shop_id = a.shop_id and p.account = 'PAYABLE')
                      or a.deposit_fen <> (select coalesce(sum(amount_fen), 0) from posting p
                                           where p.shop_id = a.shop_id and p.account = 'DEPOSIT')""");
        QUERIES.put("no case in quarantine", "select case_id from case_quarantine");
        QUERIES.put("no two open cases of an item", """
                select order_id from reissue_case where ended_at is null group by order_id, item_id
                having count(*) > 1""");
    }

    private final JdbcClient jdbc;

    EffectChecker(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is checked, as sentences without a verb. */
    static Set<String> rules() {
        return QUERIES.keySet();
    }

    /** What is wrong, each with some of the rows at fault. */
    List<String> check() {
        List<String> faults = new ArrayList<>();
        QUERIES.forEach((rule, query) -> {
            List<String> found = jdbc.sql("select wrong::text from (" + query + " limit 5) wrong")
                    .query(String.class)
                    .list();
            if (!found.isEmpty()) {
                faults.add("Not " + rule + ": " + found);
            }
        });
        return faults;
    }
}
