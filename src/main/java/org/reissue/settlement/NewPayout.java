package org.reissue.settlement;

import java.time.Instant;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.Rule;

/**
 * A payout to record: money that the buyer of a case is owed.
 *
 * @param kind compensation or refund; a case has at most one payout of each kind
 * @param subject the case, its shop and buyer, and the buyer's reason to apply
 * @param rule the rule that demands the payout: R12 for a compensation, R10 or R16 for a refund
 * @param amountFen the amount, in fen
 */
public record NewPayout(Kind kind, CaseEvent.Subject subject, Rule rule, long amountFen, Instant owedAt) {

    /** The reason for a payout. */
    public enum Kind {
        /** R12: the shop let a shipment become overdue. */
        COMPENSATION,
        /** R10, R16: the buyer gets money back. */
        REFUND
    }
}
