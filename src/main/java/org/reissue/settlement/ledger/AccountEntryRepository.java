package org.reissue.settlement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The ledger as a shop sees it: the postings in its own buckets. */
@NamedInterface("accounts")
@Component
public class AccountEntryRepository {

    private static final String LIST = "entries";

    private static final String FIND = """
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

    /** The newest first. A shop's postings are written one batch after the other, so their ids tell their age. */
    public Page<AccountEntry> ofShop(String shopId, Paging paging) {
        long before = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.number(0))
                .orElse(Long.MAX_VALUE);
        List<AccountEntry> found = jdbc.sql(FIND)
                .params(shopId, before, paging.oneMore())
                .query(AccountEntryRepository::entry)
                .list();
        return Page.of(found, paging, last -> Cursor.after(LIST, last.id()));
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
