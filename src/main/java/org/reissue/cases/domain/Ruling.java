package org.reissue.cases.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Rule;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * A ruling of ops in arbitration (R16).
 *
 * @param decision how the case continues
 * @param blame who is to blame
 * @param opinion why ops decide so
 * @param refundFen the amount to refund, in fen; null for the whole amount paid
 */
public record Ruling(
        Decision decision,
        Blame blame,
        String opinion,
        @Nullable Long refundFen) {

    /** Refuses with {@code not-eligible} when the refund exceeds the amount paid (R16). */
    void requireRefundWithin(long paidFen) {
        if (refundOf(paidFen) > paidFen) {
            throw Problem.notEligible(List.of(Violation.of(Rule.R16.name(), "AMOUNT_EXCEEDED", paidFen)));
        }
    }

    long refundOf(long paidFen) {
        return refundFen == null ? paidFen : refundFen;
    }

    /** The facts of the event for subscribers of the event feed. */
    Map<String, Object> details(long paidFen) {
        return decision == Decision.REFUND
                ? Map.of("decision", decision, "blame", blame, "amountFen", refundOf(paidFen))
                : Map.of("decision", decision, "blame", blame);
    }
}
