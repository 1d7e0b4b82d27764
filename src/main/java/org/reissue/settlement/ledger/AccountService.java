package org.reissue.settlement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.reissue.web.api.Cursor;
import org.reissue.web.api.Fen;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The shops' accounts: credited here, charged by the settlement of compensations. */
@NamedInterface("accounts")
@Component
public class AccountService {

    private static final String LIST = "accounts";

    private static final String ONE = """
            select wanted.shop_id, coalesce(a.payable_fen, 0) as payable_fen, coalesce(a.deposit_fen, 0) as deposit_fen,
                   (select coalesce(sum(p.amount_fen), 0) from payout p
                    where p.shop_id = wanted.shop_id and p.kind = 'COMPENSATION'
                          and p.status in ('DUE', 'OUTSTANDING')) as outstanding_fen
            from (select cast(:shopId as text) as shop_id) wanted left join shop_account a using (shop_id)
            """;

    private static final String OWING = """
            select shop_id, coalesce(a.payable_fen, 0) as payable_fen, coalesce(a.deposit_fen, 0) as deposit_fen,
                   outstanding_fen
            from (select shop_id, sum(amount_fen) as outstanding_fen
                  from payout
                  where kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING') and shop_id > :after
                  group by shop_id order by shop_id limit :limit) owing
                 left join shop_account a using (shop_id)
            order by shop_id
            """;

    private static final String ALL = """
            select a.shop_id, a.payable_fen, a.deposit_fen,
                   (select coalesce(sum(p.amount_fen), 0) from payout p
                    where p.shop_id = a.shop_id and p.kind = 'COMPENSATION'
                          and p.status in ('DUE', 'OUTSTANDING')) as outstanding_fen
            from shop_account a
            where a.shop_id > :after
            order by a.shop_id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    AccountService(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The shop's account; an empty one for a shop that never had any money. */
    public Account of(String shopId) {
        return jdbc.sql(ONE)
                .param("shopId", shopId)
                .query(AccountService::account)
                .single();
    }

    /**
     * The accounts in the order of their shops.
     *
     * @param outstanding only of shops that owe something
     */
    public Page<Account> find(boolean outstanding, Paging paging) {
        String after = Cursor.parse(paging.cursor(), LIST, 1)
                .map(cursor -> cursor.text(0))
                .orElse("");
        List<Account> found = jdbc.sql(outstanding ? OWING : ALL)
                .param("after", after)
                .param("limit", paging.oneMore())
                .query(AccountService::account)
                .list();
        return Page.of(found, paging, last -> Cursor.after(LIST, last.shopId()));
    }

    /**
     * Puts money into a shop's account, once per reference. What the shop owes is settled soon after.
     *
     * @return the account as it is now
     * @throws Problem {@code reference-reused} when the shop's reference stands for another bucket or amount;
     *     {@code invalid-request} when the bucket would hold more than any amount may be
     */
    @Transactional
    public Account credit(String shopId, CreditRequest credit) {
        Account before = lock(shopId);
        Optional<Ledger.Credited> earlier = ledger.credited(shopId, credit.reference());
        if (earlier.isPresent()) {
            if (!earlier.get().equals(new Ledger.Credited(credit.bucket(), credit.amountFen()))) {
                throw new Problem(ProblemType.REFERENCE_REUSED);
            }
            return before;
        }
        long balance = credit.bucket() == Bucket.PAYABLE ? before.payableFen() : before.depositFen();
        if (credit.amountFen() > Fen.MOST - balance) {
            throw Problem.invalid("amountFen", "invalid.balance", Fen.MOST);
        }
        ledger.credit(shopId, credit, clock.instant());
        return of(shopId);
    }

    private Account lock(String shopId) {
        ledger.open(List.of(shopId));
        jdbc.sql("select from shop_account where shop_id = ? for no key update")
                .param(shopId)
                .query((row, number) -> shopId)
                .single();
        return of(shopId);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("shop_id"),
                row.getLong("payable_fen"),
                row.getLong("deposit_fen"),
                row.getLong("outstanding_fen"));
    }
}
