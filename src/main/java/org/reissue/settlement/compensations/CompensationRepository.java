package org.reissue.settlement.compensations;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The compensations that are owed: found by shop, read oldest first, written back in bulk. */
@Component
class CompensationRepository {

    private static final String SHOPS_IN_NEED = """
            select distinct shop_id from payout where kind = 'COMPENSATION' and status = 'DUE'
            union
            select shop_id from shop_account where replenished
            order by shop_id
            """;

    private static final String LOCK = """
            select shop_id, payable_fen, deposit_fen
            from shop_account
            where shop_id = any(?::text[])
            order by shop_id
            for no key update skip locked
            """;

    /** A shop's money pays at most one compensation per fen; one more tells that it does not suffice. */
    private static final String OLDEST_FIRST = """
            select owed.*
            from unnest(?::text[], ?::bigint[]) as funds (owing_shop, total_fen),
                 lateral (select %s from payout
                          where kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING') and shop_id = owing_shop
                          order by owed_at, id
                          limit least(?, total_fen + 1)) owed
            order by owed.shop_id, owed.owed_at, owed.id
            limit ?
            """.formatted(Payout.COLUMNS);

    private static final String SETTLE = """
            update payout set status = 'SETTLED', ended_at = ?
            where id = any(?::uuid[]) and kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING')
            """;

    private static final String ISSUE = """
            insert into coupon (payout_id, case_id, buyer_id, amount_fen, issued_at)
            select payout_id::uuid, case_id::uuid, buyer_id, amount_fen, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as given (payout_id, case_id, buyer_id, amount_fen)
            """;

    private static final String POSTPONE = """
            update payout set status = 'OUTSTANDING'
            where kind = 'COMPENSATION' and status = 'DUE' and shop_id = any(?::text[])
            """;

    private static final String TRIED =
            "update shop_account set replenished = false where shop_id = any(?::text[]) and replenished";

    private final JdbcClient jdbc;
    private final Clock clock;

    CompensationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The shops with a compensation nobody has tried to settle, and those that have got money since it was tried. */
    List<String> shopsInNeed() {
        return jdbc.sql(SHOPS_IN_NEED).query(String.class).list();
    }

    /** The accounts, locked; those that another transaction has in hand are passed by. */
    List<ShopFunds> lock(Collection<String> shopIds) {
        return jdbc.sql(LOCK)
                .param(shopIds.toArray(String[]::new))
                .query((row, number) ->
                        new ShopFunds(row.getString("shop_id"), row.getLong("payable_fen"), row.getLong("deposit_fen")))
                .list();
    }

    /** What the shops owe, shop by shop in the order of their ids, each one's oldest first. */
    List<Payout> oldestFirst(List<ShopFunds> funds, int limit) {
        UnnestArrays<ShopFunds> columns = new UnnestArrays<>(funds);
        return jdbc.sql(OLDEST_FIRST)
                .param(columns.texts(ShopFunds::shopId))
                .param(columns.longs(ShopFunds::totalFen))
                .param(limit)
                .param(limit)
                .query(Payout::from)
                .list();
    }

    void settle(List<Charge> charges, Instant at) {
        UnnestArrays<Charge> columns = new UnnestArrays<>(charges);
        String[] ids = columns.texts(charge -> charge.owed().id());
        int settled = jdbc.sql(SETTLE).param(Timestamp.from(at)).param(ids).update();
        if (settled != charges.size()) {
            throw new IllegalStateException(
                    "%d of %d compensations are no longer owed".formatted(charges.size() - settled, charges.size()));
        }
    }

    void issueCoupons(List<Charge> charges, Instant at) {
        UnnestArrays<Charge> columns = new UnnestArrays<>(charges);
        jdbc.sql(ISSUE)
                .param(Timestamp.from(at))
                .param(columns.texts(charge -> charge.owed().id()))
                .param(columns.texts(charge -> charge.owed().subject().caseId()))
                .param(columns.texts(charge -> charge.owed().subject().buyerId()))
                .param(columns.longs(charge -> charge.owed().amountFen()))
                .update();
    }

    /** Their compensations wait for money. */
    void postpone(List<String> brokeShops) {
        jdbc.sql(POSTPONE).param(brokeShops.toArray(String[]::new)).update();
    }

    /** There is nothing more to try until money or a new compensation comes. */
    void tried(List<String> shopIds) {
        jdbc.sql(TRIED).param(shopIds.toArray(String[]::new)).update();
    }

    /** What all shops owe and have not paid, in fen. */
    long outstandingFen() {
        return jdbc.sql("""
                        select coalesce(sum(amount_fen), 0) from payout
                        where kind = 'COMPENSATION' and status in ('DUE', 'OUTSTANDING')
                        """).query(Long.class).single();
    }

    /** How long the oldest compensation that nobody has tried to settle has been owed. */
    Duration lag() {
        return jdbc.sql(
                        "select owed_at from payout where kind = 'COMPENSATION' and status = 'DUE' order by owed_at limit 1")
                .query((row, number) -> Duration.between(row.getTimestamp(1).toInstant(), clock.instant()))
                .optional()
                .orElse(Duration.ZERO);
    }
}
