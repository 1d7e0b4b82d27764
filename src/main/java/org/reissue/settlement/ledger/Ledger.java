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
 * The one place that moves money. Every movement is an entry whose postings sum to zero, with the balances moved in the
 * same transaction. Whoever moves money has locked the accounts.
 */
@Component
public class Ledger {

    private static final String OPEN = """
            insert into shop_account (shop_id)
            select shop_id from unnest(?::text[]) as wanted (shop_id)
            where not exists (select from shop_account known where known.shop_id = wanted.shop_id)
            order by shop_id
            on conflict do nothing
            """;

    private static final String CREDITED = """
            select p.account, p.amount_fen
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

    /** Sees to it that the shops have accounts. */
    @Transactional
    public void open(List<String> shopIds) {
        jdbc.sql(OPEN).param(shopIds.toArray(String[]::new)).update();
    }

    /** What came in under a shop's reference. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Credited> credited(String shopId, String reference) {
        return jdbc.sql(CREDITED)
                .params(shopId, reference)
                .query((row, number) ->
                        new Credited(Bucket.valueOf(row.getString("account")), row.getLong("amount_fen")))
                .optional();
    }

    /** Money comes in, and the shop's outstanding compensations are to be tried again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void credit(String shopId, CreditRequest credit, Instant at) {
        jdbc.sql(CREDIT)
                .param("shopId", shopId)
                .param("reference", credit.reference())
                .param("at", Timestamp.from(at))
                .param("bucket", credit.bucket().name())
                .param("amount", credit.amountFen())
                .update();
    }

    /** Money goes out to buyers (R12): one entry per compensation, one change per account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void compensate(List<Charge> charges, Instant at) {
        UnnestArrays<Charge> columns = new UnnestArrays<>(charges);
        jdbc.sql(COMPENSATE)
                .param(columns.texts(Charge::payoutId))
                .param(columns.texts(Charge::caseId))
                .param(columns.texts(Charge::shopId))
                .param(columns.longs(Charge::payableFen))
                .param(columns.longs(Charge::depositFen))
                .param(Timestamp.from(at))
                .update();
    }

    /** What came in: how much, in fen, and where it went. */
    public record Credited(Bucket bucket, long amountFen) {}
}
