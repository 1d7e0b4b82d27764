package org.reissue.settlement.ledger;

import java.util.List;
import org.reissue.settlement.Payout;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the shops' accounts, together with the compensations that the shops owe, and the postings in their buckets. */
@Repository
class AccountRepository {

    private static final String LIST = "accounts";
    private static final String ENTRIES = "entries";

    private static final String FIND_BY_SHOP = """
            select wanted.shop_id, coalesce(a.payable_fen, 0) as payable_fen, coalesce(a.deposit_fen, 0) as deposit_fen,
                   (select coalesce(sum(p.amount_fen), 0) from payout p
                    where p.shop_id = wanted.shop_id and %s) as outstanding_fen
            from (select cast(:shopId as text) as shop_id) wanted left join shop_account a using (shop_id)
            """.formatted(Payout.UNSETTLED);

    private static final String FIND_OUTSTANDING = """
            select shop_id, coalesce(a.payable_fen, 0) as payable_fen, coalesce(a.deposit_fen, 0) as deposit_fen,
                   outstanding_fen
            from (select shop_id, sum(amount_fen) as outstanding_fen
                  from payout
                  where %s and shop_id > :after
                  group by shop_id order by shop_id limit :limit) outstanding
                 left join shop_account a using (shop_id)
            order by shop_id
            """.formatted(Payout.UNSETTLED);

    private static final String FIND_ALL = """
            select a.shop_id, a.payable_fen, a.deposit_fen,
                   (select coalesce(sum(p.amount_fen), 0) from payout p
                    where p.shop_id = a.shop_id and %s) as outstanding_fen
            from shop_account a
            where a.shop_id > :after
            order by a.shop_id
            limit :limit
            """.formatted(Payout.UNSETTLED);

    private static final String FIND_ENTRIES = """
            select p.id, e.at, p.account as bucket, p.amount_fen, e.kind, e.case_id, e.reference
            from posting p join journal_entry e on e.id = p.entry_id
            where p.shop_id = ? and p.account in ('PAYABLE', 'DEPOSIT') and p.id < ?
            order by p.id desc
            limit ?
            """;

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shop's account; an empty account for a shop that has none. */
    Account findByShopId(String shopId) {
        return jdbc.sql(FIND_BY_SHOP)
                .param("shopId", shopId)
                .query(Account.class)
                .single();
    }

    /** The account, which must exist, locked. */
    Account findLocked(String shopId) {
        jdbc.sql("select from shop_account where shop_id = ? for no key update")
                .param(shopId)
                .query((row, number) -> shopId)
                .single();
        return findByShopId(shopId);
    }

    /** All accounts, or only those of shops with outstanding compensations, in the order of the shops' ids. */
    Page<Account> find(boolean outstanding, Paging paging) {
        String after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        List<Account> found = jdbc.sql(outstanding ? FIND_OUTSTANDING : FIND_ALL)
                .param("after", after)
                .param("limit", paging.oneMore())
                .query(Account.class)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.shopId()));
    }

    /**
     * The entries of a shop's account, newest first. The postings of a shop are written under a lock, in order of id.
     */
    Page<AccountEntry> findEntries(String shopId, Paging paging) {
        long before = Cursor.parse(paging.cursor(), ENTRIES, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<AccountEntry> found = jdbc.sql(FIND_ENTRIES)
                .params(shopId, before, paging.oneMore())
                .query(AccountEntry.class)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(ENTRIES, last.id()));
    }
}
