package org.reissue.cases.domain;

import java.util.List;
import java.util.Map;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Rule;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * What ops decide in arbitration (R16).
 *
 * @param refundFen how much is refunded, in fen; null for all that was paid
 */
public record Ruling(Decision decision, Blame blame, String opinion, Long refundFen) {

    /** R16: no more is refunded than was paid. */
    void requireRefundWithin(long paidFen) {
        if (refundOf(paidFen) > paidFen) {
            throw Problem.notEligible(List.of(Violation.of(Rule.R16.name(), "AMOUNT_EXCEEDED", paidFen)));
        }
    }

    long refundOf(long paidFen) {
        return refundFen == null ? paidFen : refundFen;
    }

    /** What the event adds for those who follow the log. */
    Map<String, Object> details(long paidFen) {
        return decision == Decision.REFUND
                ? Map.of("decision", decision, "blame", blame, "amountFen", refundOf(paidFen))
                : Map.of("decision", decision, "blame", blame);
    }
}
