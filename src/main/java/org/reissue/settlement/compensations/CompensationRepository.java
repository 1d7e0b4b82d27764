package org.reissue.settlement.compensations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and updates the compensations in the table {@code payout}, in bulk and by shop. */
@Repository
class CompensationRepository {

    private static final String FIND_SHOPS_TO_SETTLE = """
            select distinct shop_id from payout where kind = 'COMPENSATION' and status = 'DUE'
            union
            select shop_id from shop_account where replenished
            order by shop_id
            """;

    private static final String LOCK_FUNDS = """
            select shop_id, payable_fen, deposit_fen
            from shop_account
            where shop_id = any(?::text[])
            order by shop_id
            for no key update skip locked
            """;

    /** The amounts are at least 1 fen, so n fen pay n compensations at most. */
    private static final String FIND_PAYABLE = """
            select payable.*
            from unnest(?::text[], ?::bigint[]) as funds (funded_shop, total_fen),
                 lateral (select oldest.*, sum(amount_fen) over (order by owed_at, id) as needed_fen
                          from (select %s from payout
                                where %s and shop_id = funded_shop
                                order by owed_at, id
                                limit least(?, total_fen)) oldest) payable
            where needed_fen <= total_fen
            order by shop_id, owed_at, id
            """.formatted(Payout.COLUMNS, Payout.UNSETTLED);

    private static final String MARK_SETTLED = """
            update payout set status = 'SETTLED', ended_at = ?
            where id = any(?::uuid[]) and %s
            """.formatted(Payout.UNSETTLED);

    private static final String MARK_OUTSTANDING = """
            update payout waiting set status = 'OUTSTANDING'
            from unnest(?::text[], ?::bigint[]) as funds (funded_shop, total_fen),
                 lateral (select amount_fen from payout
                          where %s and shop_id = funded_shop
                          order by owed_at, id
                          limit 1) oldest
            where oldest.amount_fen > total_fen
                  and waiting.kind = 'COMPENSATION' and waiting.status = 'DUE' and waiting.shop_id = funded_shop
            """.formatted(Payout.UNSETTLED);

    private static final String CLEAR_REPLENISHED =
            "update shop_account set replenished = false where shop_id = any(?::text[]) and replenished";

    private final JdbcClient jdbc;

    CompensationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shops with a compensation that is due, and those whose account was credited since the last settlement. */
    List<String> findShopsToSettle() {
        return jdbc.sql(FIND_SHOPS_TO_SETTLE).query(String.class).list();
    }

    /** Locks the shops' accounts and reads their funds; leaves out accounts that another transaction has locked. */
    List<ShopFunds> lockFunds(Collection<String> shopIds) {
        return jdbc.sql(LOCK_FUNDS)
                .param(shopIds.toArray(String[]::new))
                .query(ShopFunds.class)
                .list();
    }

    /**
     * The compensations that the shops' funds can pay, in the order of the shops' ids, the oldest of each shop first. A
     * shop whose oldest unsettled compensation exceeds its funds has none.
     */
    List<Payout> findPayable(List<ShopFunds> funds, int perShop) {
        UnnestArrays<ShopFunds> arrays = new UnnestArrays<>(funds);
        return jdbc.sql(FIND_PAYABLE)
                .param(arrays.texts(ShopFunds::shopId))
                .param(arrays.longs(ShopFunds::totalFen))
                .param(perShop)
                .query(Payout::read)
                .list();
    }

    void markSettled(List<Charge> charges, Instant at) {
        String[] ids = new UnnestArrays<>(charges)
                .texts(charge -> charge.compensation().id());
        int settled =
                jdbc.sql(MARK_SETTLED).param(Timestamp.from(at)).param(ids).update();
        if (settled != charges.size()) {
            throw new IllegalStateException(
                    "%d of %d compensations are settled already".formatted(charges.size() - settled, charges.size()));
        }
    }

    /** Marks the due compensations of those shops whose funds cannot pay the oldest one as waiting for money. */
    void markOutstanding(List<ShopFunds> funds) {
        UnnestArrays<ShopFunds> arrays = new UnnestArrays<>(funds);
        jdbc.sql(MARK_OUTSTANDING)
                .param(arrays.texts(ShopFunds::shopId))
                .param(arrays.longs(ShopFunds::totalFen))
                .update();
    }

    /** Keeps the shops from being settled again before the next credit or compensation. */
    void clearReplenished(List<String> shopIds) {
        jdbc.sql(CLEAR_REPLENISHED).param(shopIds.toArray(String[]::new)).update();
    }

    /** The sum of all unsettled compensations, in fen. */
    long outstandingFen() {
        return jdbc.sql("select coalesce(sum(amount_fen), 0) from payout where " + Payout.UNSETTLED)
                .query(Long.class)
                .single();
    }

    /** Since when the oldest compensation is owed that no settlement has tried yet; empty if there is none. */
    Optional<Instant> findOldestDue() {
        return jdbc.sql(
                        "select owed_at from payout where kind = 'COMPENSATION' and status = 'DUE' order by owed_at limit 1")
                .query(Instant.class)
                .optional();
    }
}
