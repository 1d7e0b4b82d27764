package org.reissue.settlement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the postings in the buckets of a shop's account. */
@Repository
class AccountEntryRepository {

    private static final String LIST = "entries";

    private static final String FIND_BY_SHOP = """
            select p.id, e.at, p.account, p.amount_fen, e.kind, e.case_id, e.reference
            from posting p join journal_entry e on e.id = p.entry_id
            where p.shop_id = ? and p.account in ('PAYABLE', 'DEPOSIT') and p.id < ?
            order by p.id desc
            limit ?
            """;

    private final JdbcClient jdbc;

    AccountEntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The entries of a shop's account, newest first. The postings of a shop are written under a lock, in order of id.
     */
    Page<AccountEntry> findByShopId(String shopId, Paging paging) {
        long before = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<AccountEntry> found = jdbc.sql(FIND_BY_SHOP)
                .params(shopId, before, paging.oneMore())
                .query(AccountEntryRepository::entry)
                .list();
        return Page.of(found, paging.limit(), last -> Cursor.after(LIST, last.id()));
    }

    private static AccountEntry entry(ResultSet row, int number) throws SQLException {
        return new AccountEntry(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                Bucket.valueOf(row.getString("account")),
                row.getLong("amount_fen"),
                AccountEntry.Kind.valueOf(row.getString("kind")),
                row.getString("case_id"),
                row.getString("reference"));
    }
}
