package org.reissue.settlement.reconciliation;

import java.util.List;
import org.reissue.settlement.RangeCheck;
import org.reissue.settlement.RangeCheck.KeyType;
import org.reissue.settlement.ReconciliationCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks that ledger, payouts, coupons and violations agree. Each query finds the rows that do not. */
@Configuration(proxyBeanMethods = false)
class LedgerCheckConfiguration {

    /** All postings of the ledger then sum to zero as well, because each belongs to an entry, and is of its shop. */
    @Bean
    ReconciliationCheck entrySumCheck(JdbcClient jdbc) {
        return new RangeCheck(jdbc, "ENTRY_SUM", KeyType.BIGINT, List.of("journal_entry.id", "posting.entry_id"), """
                with entry as (
                    select id, shop_id from journal_entry where id > :after::bigint and id <= :upto::bigint),
                posted as (
                    select entry_id as id, shop_id, sum(amount_fen) as fen
                    from posting
                    where entry_id > :after::bigint and entry_id <= :upto::bigint
                    group by entry_id, shop_id)
                select 'entry ' || id as subject,
                       case when entry.id is null then 'an entry' else '0 fen of shop ' || entry.shop_id end as expected,
                       posted.fen || ' fen of shop ' || posted.shop_id as found
                from entry full join posted using (id)
                where entry.id is null or posted.fen is distinct from 0 or posted.shop_id <> entry.shop_id
                union all
                select distinct 'account ' || p.shop_id, 'an account', null
                from posting p
                where p.entry_id > :after::bigint and p.entry_id <= :upto::bigint
                      and p.account in ('PAYABLE', 'DEPOSIT')
                      and not exists (select from shop_account a where a.shop_id = p.shop_id)
                """);
    }

    @Bean
    ReconciliationCheck couponCheck(JdbcClient jdbc) {
        return new RangeCheck(jdbc, "COUPON", KeyType.UUID, List.of("payout.id", "coupon.payout_id"), """
                with settled as (
                    select id, case_id, buyer_id, amount_fen from payout
                    where id > :after::uuid and id <= :upto::uuid and kind = 'COMPENSATION' and status = 'SETTLED'),
                issued as (
                    select payout_id, case_id, buyer_id, amount_fen from coupon
                    where payout_id > :after::uuid and payout_id <= :upto::uuid)
                select 'case ' || coalesce(s.case_id, c.case_id) as subject,
                       s.amount_fen || ' fen for buyer ' || s.buyer_id as expected,
                       c.amount_fen || ' fen for buyer ' || c.buyer_id as found
                from settled s full join issued c on c.payout_id = s.id
                where (s.amount_fen, s.case_id, s.buyer_id) is distinct from (c.amount_fen, c.case_id, c.buyer_id)
                """);
    }

    @Bean
    ReconciliationCheck journalCheck(JdbcClient jdbc) {
        return new RangeCheck(jdbc, "JOURNAL", KeyType.UUID, List.of("payout.id", "journal_entry.payout_id"), """
                with settled as (
                    select id, case_id, shop_id, amount_fen from payout
                    where id > :after::uuid and id <= :upto::uuid and kind = 'COMPENSATION' and status = 'SETTLED'),
                booked as (
                    select e.payout_id, e.case_id, e.shop_id, sum(p.amount_fen) as amount_fen
                    from journal_entry e join posting p on p.entry_id = e.id
                    where e.payout_id > :after::uuid and e.payout_id <= :upto::uuid and p.account = 'COUPONS'
                    group by e.id)
                select 'case ' || coalesce(s.case_id, b.case_id) as subject,
                       s.amount_fen || ' fen of shop ' || s.shop_id as expected,
                       b.amount_fen || ' fen of shop ' || b.shop_id as found
                from settled s full join booked b on b.payout_id = s.id
                where (s.amount_fen, s.case_id, s.shop_id) is distinct from (b.amount_fen, b.case_id, b.shop_id)
                """);
    }

    @Bean
    ReconciliationCheck compensationOfViolationCheck(JdbcClient jdbc) {
        List<String> keys = List.of("violation.case_id", "payout.case_id");
        return new RangeCheck(jdbc, "COMPENSATION_OF_VIOLATION", KeyType.UUID, keys, """
                with first_violation as (
                    select distinct on (case_id) case_id, compensation_fen
                    from violation
                    where case_id > :after::uuid and case_id <= :upto::uuid and compensation_fen > 0
                    order by case_id, id),
                compensation as (
                    select case_id, amount_fen from payout
                    where case_id > :after::uuid and case_id <= :upto::uuid and kind = 'COMPENSATION')
                select 'case ' || case_id as subject, v.compensation_fen || ' fen' as expected,
                       c.amount_fen || ' fen' as found
                from first_violation v full join compensation c using (case_id)
                where v.compensation_fen is distinct from c.amount_fen
                """);
    }
}
