package org.reissue.settlement;

import java.time.Instant;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.Rule;

/**
 * Money owed to a buyer because of a case.
 *
 * @param kind compensation or refund; a case owes each at most once
 * @param subject the case, its shop and its buyer, and why the buyer applied
 * @param rule the rule that owes it: R12 for a compensation, R10 or R16 for a refund
 * @param amountFen how much, in fen
 * @param owedAt since when
 */
public record NewPayout(Kind kind, CaseEvent.Subject subject, Rule rule, long amountFen, Instant owedAt) {

    /** Why money is owed. */
    public enum Kind {
        /** R12: the shop let a shipment become overdue. */
        COMPENSATION,
        /** R10, R16: the buyer gets back what was paid. */
        REFUND
    }
}
