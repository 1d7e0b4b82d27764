package org.reissue.settlement;

import java.util.List;
import java.util.UUID;
import org.reissue.history.CaseEventRepository;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is owed. It is only noted here, with the transition that owes it, so that no transition waits for an account.
 */
@Component
public class PayoutService {

    /**
     * Answers with those that have nothing to be paid: there is nothing to ask of the payment system for a refund of 0
     * fen.
     */
    private static final String OWE = """
            with owed as (
                insert into payout (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, owed_at,
                                    status, ended_at)
                select kind, case_id::uuid, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, instant(owed_at),
                       case when settled then 'SUCCEEDED' else 'DUE' end,
                       case when settled then instant(owed_at) end
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::bigint[], ?::bigint[])
                     as owed (kind, case_id, shop_id, buyer_id, order_id, item_id, reason, rule, amount_fen, owed_at),
                     lateral (select kind = 'REFUND' and amount_fen = 0 as settled)
                on conflict on constraint payout_once_per_case do nothing
                returning %1$s)
            select %1$s from owed where ended_at is not null
            """.formatted(Payout.COLUMNS);

    private static final String BLAME = """
            insert into violation (case_id, shop_id, kind, compensation_fen, at)
            select case_id::uuid, shop_id, 'SHIPMENT_OVERDUE', compensation_fen, instant(at)
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
                 as breach (case_id, shop_id, compensation_fen, at)
            """;

    private static final String REFUNDED = """
            select case_id from payout where kind = 'REFUND' and case_id > ? order by case_id limit ?
            """;

    private final JdbcClient jdbc;
    private final CaseEventRepository history;

    PayoutService(JdbcClient jdbc, CaseEventRepository history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    /** Notes what is owed, in the transaction that owes it; what the case owes already is not owed again (R12). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordPayouts(List<NewPayout> payouts) {
        if (payouts.isEmpty()) {
            return;
        }
        UnnestArrays<NewPayout> columns = new UnnestArrays<>(payouts);
        List<Payout> paid = jdbc.sql(OWE)
                .param(columns.texts(NewPayout::kind))
                .param(columns.texts(owed -> owed.subject().caseId()))
                .param(columns.texts(owed -> owed.subject().shopId()))
                .param(columns.texts(owed -> owed.subject().buyerId()))
                .param(columns.texts(owed -> owed.subject().orderId()))
                .param(columns.texts(owed -> owed.subject().itemId()))
                .param(columns.texts(owed -> owed.subject().reason()))
                .param(columns.texts(NewPayout::rule))
                .param(columns.longs(NewPayout::amountFen))
                .param(columns.instants(NewPayout::owedAt))
                .query(Payout::from)
                .list();
        if (!paid.isEmpty()) {
            history.append(paid.stream()
                    .map(refund -> refund.refund(EventType.REFUND_SUCCEEDED, refund.endedAt(), ActorKind.SYSTEM, null))
                    .toList());
        }
    }

    /** Records a violation against each shop, every time (R12). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordViolations(List<ShipmentOverdue> breaches) {
        if (breaches.isEmpty()) {
            return;
        }
        UnnestArrays<ShipmentOverdue> columns = new UnnestArrays<>(breaches);
        jdbc.sql(BLAME)
                .param(columns.texts(ShipmentOverdue::caseId))
                .param(columns.texts(ShipmentOverdue::shopId))
                .param(columns.longs(ShipmentOverdue::compensationFen))
                .param(columns.instants(ShipmentOverdue::at))
                .update();
    }

    /**
     * The cases that have a refund, in the order of their ids.
     *
     * @param after where to go on: behind this case
     */
    public List<UUID> refundedCases(UUID after, int limit) {
        return jdbc.sql(REFUNDED).params(after, limit).query(UUID.class).list();
    }
}
