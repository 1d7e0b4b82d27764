package org.reissue.settlement.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves money; nothing else does. A movement is an entry whose postings sum to zero, and changes the balances in the
 * same transaction. The caller has locked the accounts.
 */
@Component
public class Ledger {

    private static final String OPEN_ACCOUNTS = """
            insert into shop_account (shop_id)
            select shop_id from unnest(?::text[]) as wanted (shop_id)
            where not exists (select from shop_account known where known.shop_id = wanted.shop_id)
            order by shop_id
            on conflict do nothing
            """;

    private static final String FIND_CREDIT = """
            select p.account as bucket, p.amount_fen
            from journal_entry e join posting p on p.entry_id = e.id
            where e.shop_id = ? and e.reference = ? and p.account in ('PAYABLE', 'DEPOSIT')
            """;

    private static final String CREDIT = """
            with entry as (
                insert into journal_entry (kind, shop_id, reference, at) values ('CREDIT', :shopId, :reference, :at)
                returning id, shop_id),
            posted as (
                insert into posting (entry_id, shop_id, account, amount_fen)
                select id, shop_id, account, amount_fen
                from entry, (values (:bucket, cast(:amount as bigint)), ('CLEARING', -:amount)) as side (account, amount_fen)
                returning entry_id)
            update shop_account
            set payable_fen = payable_fen + case :bucket when 'PAYABLE' then :amount else 0 end,
                deposit_fen = deposit_fen + case :bucket when 'DEPOSIT' then :amount else 0 end,
                replenished = true
            where shop_id = :shopId
            """;

    private static final String COMPENSATE = """
            with charge as materialized (
                select payout_id::uuid, case_id::uuid, shop_id, payable, deposit
                from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                     as charge (payout_id, case_id, shop_id, payable, deposit)),
            entry as (
                insert into journal_entry (kind, shop_id, payout_id, case_id, at)
                select 'COMPENSATION', shop_id, payout_id, case_id, ? from charge
                returning id, payout_id),
            posted as (
                insert into posting (entry_id, shop_id, account, amount_fen)
                select entry.id, shop_id, account, amount_fen
                from entry join charge using (payout_id),
                     lateral (values (1, 'PAYABLE', -payable), (2, 'DEPOSIT', -deposit), (3, 'COUPONS', payable + deposit))
                         as side (nr, account, amount_fen)
                where amount_fen <> 0
                order by entry.id, nr)
            update shop_account a
            set payable_fen = a.payable_fen - total.payable, deposit_fen = a.deposit_fen - total.deposit
            from (select shop_id, sum(payable) as payable, sum(deposit) as deposit from charge group by shop_id) total
            where a.shop_id = total.shop_id
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens an account for each shop that has none. */
    @Transactional
    public void openAccounts(List<String> shopIds) {
        jdbc.sql(OPEN_ACCOUNTS).param(shopIds.toArray(String[]::new)).update();
    }

    /** The credit that a shop has received under a reference. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Credited> findCredit(String shopId, String reference) {
        return jdbc.sql(FIND_CREDIT)
                .params(shopId, reference)
                .query(Credited.class)
                .optional();
    }

    /** Credits a shop. The next settlement then tries the shop's outstanding compensations again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void credit(String shopId, CreditRequest credit, Instant at) {
        jdbc.sql(CREDIT)
                .param("shopId", shopId)
                .param("reference", credit.reference())
                .param("at", Timestamp.from(at))
                .param("bucket", credit.bucket().name())
                .param("amount", credit.amountFen())
                .update();
    }

    /** Charges shops for compensations (R12): one entry per compensation, one update per account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void compensate(List<Charge> charges, Instant at) {
        UnnestArrays<Charge> arrays = new UnnestArrays<>(charges);
        jdbc.sql(COMPENSATE)
                .param(arrays.texts(charge -> charge.compensation().id()))
                .param(arrays.texts(charge -> charge.compensation().caseId()))
                .param(arrays.texts(charge -> charge.compensation().shopId()))
                .param(arrays.longs(Charge::payableFen))
                .param(arrays.longs(Charge::depositFen))
                .param(Timestamp.from(at))
                .update();
    }

    /** The bucket and the amount of a credit, in fen. */
    record Credited(Bucket bucket, long amountFen) {}
}
