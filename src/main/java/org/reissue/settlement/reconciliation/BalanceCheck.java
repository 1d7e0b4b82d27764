package org.reissue.settlement.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.settlement.Difference;
import org.reissue.settlement.ReconciliationCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks that the balance of each bucket is the sum of its postings. The postings of a shop with many are summed in
 * several ranges: they are written under the lock of the account, in the order of their ids, so a sum up to an id stays
 * as it is, and the last range sees the balance that belongs to it.
 */
@Component
class BalanceCheck implements ReconciliationCheck {

    private static final int SHOPS = 100;

    private static final String SUMS = """
            select a.shop_id as shop, a.payable_fen as payable_balance, a.deposit_fen as deposit_balance, booked.*
            from (select shop_id, payable_fen, deposit_fen from shop_account where %s order by shop_id limit :shops) a,
                 lateral (select coalesce(sum(amount_fen) filter (where account = 'PAYABLE'), 0) as payable,
                                 coalesce(sum(amount_fen) filter (where account = 'DEPOSIT'), 0) as deposit,
                                 count(*) as postings, coalesce(max(id), 0) as last
                          from (select id, account, amount_fen from posting
                                where shop_id = a.shop_id and account in ('PAYABLE', 'DEPOSIT') and id > :posting
                                order by id
                                limit :size) page) booked
            order by a.shop_id
            """;

    private static final String SUMS_OF_NEXT_SHOPS = SUMS.formatted("shop_id > :shop");
    private static final String SUMS_OF_SHOP = SUMS.formatted("shop_id = :shop");

    private final JdbcClient jdbc;

    BalanceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "BALANCE";
    }

    @Override
    public Range check(@Nullable String after, int size) {
        Position from = after == null ? Position.after("") : Position.parse(after);
        List<Sums> shops = jdbc.sql(from.withinShop() ? SUMS_OF_SHOP : SUMS_OF_NEXT_SHOPS)
                .param("shop", from.shop())
                .param("posting", from.posting())
                .param("shops", SHOPS)
                .param("size", size)
                .query(Sums.class)
                .list();
        List<Difference> differences = new ArrayList<>();
        for (Sums sums : shops) {
            long payable = from.payable() + sums.payable();
            long deposit = from.deposit() + sums.deposit();
            if (sums.postings() == size) {
                return new Range(differences, new Position(sums.last(), payable, deposit, sums.shop()).toString());
            }
            compare(sums.shop() + " PAYABLE", payable, sums.payableBalance(), differences);
            compare(sums.shop() + " DEPOSIT", deposit, sums.depositBalance(), differences);
        }
        if (!from.withinShop() && shops.size() < SHOPS) {
            return new Range(differences, null);
        }
        String last =
                shops.isEmpty() ? from.shop() : shops.get(shops.size() - 1).shop();
        return new Range(differences, Position.after(last).toString());
    }

    private void compare(String bucket, long booked, long balance, List<Difference> differences) {
        if (booked != balance) {
            differences.add(new Difference(kind(), "account " + bucket, booked + " fen", balance + " fen"));
        }
    }

    /** Behind a shop, or within one: behind a posting, up to which its buckets sum to the amounts. */
    private record Position(long posting, long payable, long deposit, String shop) {

        static Position after(String shop) {
            return new Position(0, 0, 0, shop);
        }

        static Position parse(String text) {
            String[] parts = text.split(" ", 4);
            return new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }

        boolean withinShop() {
            return posting > 0;
        }

        @Override
        public String toString() {
            return posting + " " + payable + " " + deposit + " " + shop;
        }
    }

    /** The balances of a shop, and the sums of some of its postings. */
    private record Sums(
            String shop,
            long payableBalance,
            long depositBalance,
            long payable,
            long deposit,
            long postings,
            long last) {}
}
