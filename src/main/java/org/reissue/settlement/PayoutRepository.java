package org.reissue.settlement;

import java.util.List;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds rows to the table {@code payout}. */
@Repository
class PayoutRepository {

    /** A refund of 0 fen has succeeded at once: there is nothing to ask of the payment system. */
    private static final String INSERT = """
            with inserted as (
                insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, owed_at,
                                    status, ended_at)
                select kind, case_id::uuid, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, instant(owed_at),
                       case when succeeded then 'SUCCEEDED' else 'DUE' end,
                       case when succeeded then instant(owed_at) end
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::bigint[], ?::bigint[])
                     as new (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, owed_at),
                     lateral (select kind = 'REFUND' and amount_fen = 0 as succeeded)
                on conflict on constraint payout_once_per_case do nothing
                returning %1$s)
            select %1$s from inserted where ended_at is not null
            """.formatted(Payout.COLUMNS);

    private final JdbcClient jdbc;

    PayoutRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts the payouts that their cases do not have yet.
     *
     * @return the refunds that have succeeded at once
     */
    List<Payout> insert(List<NewPayout> payouts) {
        UnnestArrays<NewPayout> arrays = new UnnestArrays<>(payouts);
        return jdbc.sql(INSERT)
                .param(arrays.texts(NewPayout::kind))
                .param(arrays.texts(payout -> payout.subject().caseId()))
                .param(arrays.texts(payout -> payout.subject().shopId()))
                .param(arrays.texts(payout -> payout.subject().buyerId()))
                .param(arrays.texts(payout -> payout.subject().orderId()))
                .param(arrays.texts(payout -> payout.subject().itemId()))
                .param(arrays.texts(payout -> payout.subject().reason()))
                .param(arrays.texts(NewPayout::rule))
                .param(arrays.longs(NewPayout::amountFen))
                .param(arrays.instants(NewPayout::owedAt))
                .query(Payout::read)
                .list();
    }
}
