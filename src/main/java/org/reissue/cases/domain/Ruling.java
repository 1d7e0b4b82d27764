package org.reissue.cases.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;
import org.reissue.lifecycle.Rule;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * A ruling of ops in arbitration (R16).
 *
 * @param refundFen the amount to refund, in fen; null for all that is left to refund
 */
public record Ruling(
        Decision decision,
        Blame blame,
        String opinion,
        @Nullable Long refundFen) {

    /**
     * The ruling with the amount that it refunds.
     *
     * @param left what is left to refund, in fen
     * @throws Problem {@code not-eligible} when the amount exceeds what is left to refund (R16)
     */
    Ruling withRefundWithin(long left) {
        return new Ruling(decision, blame, opinion, refundWithin(refundFen, left));
    }

    /**
     * The amount that a ruling refunds, in fen.
     *
     * @param given the amount that ops name; null for all that is left
     * @throws Problem {@code not-eligible} when the amount exceeds what is left to refund (R16)
     */
    static long refundWithin(@Nullable Long given, long left) {
        if (given != null && given > left) {
            throw Problem.notEligible(List.of(Violation.of(Rule.R16, "AMOUNT_EXCEEDED", left)));
        }
        return given == null ? left : given;
    }

    /** The facts of the event for subscribers of the event feed. */
    Map<String, Object> details() {
        return refundFen == null
                ? Map.of("decision", decision, "blame", blame)
                : Map.of("decision", decision, "blame", blame, "amountFen", refundFen);
    }
}
