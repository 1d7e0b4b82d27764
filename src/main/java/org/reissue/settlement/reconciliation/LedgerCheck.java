package org.reissue.settlement.reconciliation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.settlement.Difference;
import org.reissue.settlement.ReconciliationCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that ledger, balances, payouts, coupons and violations agree. Each query finds the rows that do not. */
@Component
class LedgerCheck implements ReconciliationCheck {

    private static final Map<String, String> QUERIES = Map.of(
            "POSTINGS_SUM", """
            select 'ledger' as subject, 0 as expected, sum(amount_fen) as found
            from posting
            having sum(amount_fen) <> 0
            """,
            "ENTRY_SUM", """
            select 'entry ' || e.id as subject, 0 as expected, sum(p.amount_fen) as found
            from journal_entry e left join posting p on p.entry_id = e.id
            group by e.id
            having sum(p.amount_fen) is distinct from 0
            """,
            "BALANCE", """
            with booked as (
                select shop_id, account, sum(amount_fen) as fen
                from posting
                where account in ('PAYABLE', 'DEPOSIT')
                group by shop_id, account),
            held as (
                select shop_id, account, fen
                from shop_account, lateral (values ('PAYABLE', payable_fen), ('DEPOSIT', deposit_fen)) as bucket (account, fen))
            select 'account ' || shop_id || ' ' || account as subject, coalesce(booked.fen, 0) as expected, held.fen as found
            from booked full join held using (shop_id, account)
            where coalesce(booked.fen, 0) is distinct from held.fen
            """,
            "COUPON", """
            with settled as (
                select id, case_id, amount_fen from payout where kind = 'COMPENSATION' and status = 'SETTLED')
            select 'case ' || coalesce(s.case_id, c.case_id) as subject, s.amount_fen as expected, c.amount_fen as found
            from settled s full join coupon c on c.payout_id = s.id
            where s.amount_fen is distinct from c.amount_fen or s.case_id is distinct from c.case_id
            """,
            "JOURNAL", """
            with settled as (
                select id, case_id, amount_fen from payout where kind = 'COMPENSATION' and status = 'SETTLED'),
            booked as (
                select e.payout_id, e.case_id, sum(p.amount_fen) as amount_fen
                from journal_entry e join posting p on p.entry_id = e.id
                where e.kind = 'COMPENSATION' and p.account = 'COUPONS'
                group by e.id)
            select 'case ' || coalesce(s.case_id, b.case_id) as subject, s.amount_fen as expected, b.amount_fen as found
            from settled s full join booked b on b.payout_id = s.id
            where s.amount_fen is distinct from b.amount_fen or s.case_id is distinct from b.case_id
            """,
            "COMPENSATION_OF_VIOLATION", """
            with first_violation as (
                select distinct on (case_id) case_id, compensation_fen
                from violation
                where compensation_fen > 0
                order by case_id, id),
            compensation as (
                select case_id, amount_fen from payout where kind = 'COMPENSATION')
            select 'case ' || case_id as subject, v.compensation_fen as expected, c.amount_fen as found
            from first_violation v full join compensation c using (case_id)
            where v.compensation_fen is distinct from c.amount_fen
            """);

    private final JdbcClient jdbc;

    LedgerCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Difference> differences() {
        return QUERIES.keySet().stream()
                .sorted()
                .flatMap(kind -> jdbc
                        .sql(QUERIES.get(kind))
                        .query((row, number) -> new Difference(
                                kind,
                                row.getString("subject"),
                                fen(row.getString("expected")),
                                fen(row.getString("found"))))
                        .list()
                        .stream())
                .toList();
    }

    private static String fen(@Nullable String amount) {
        return amount == null ? "none" : amount + " fen";
    }
}
