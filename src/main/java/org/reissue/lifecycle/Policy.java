package org.reissue.lifecycle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Durations and amounts of the rules, bound from {@code reissue.policy.*}.
 *
 * @param applyWindow R4: how long after receipt the buyer may apply, inclusive
 * @param merchantResponse R6: how long the merchant has to decide
 * @param shipment R7: how long the merchant has to ship
 * @param buyerResponse R9, R11: how long the buyer has to answer a rejection or an overdue shipment
 * @param autoComplete R17: when a shipped case completes by itself, counted from shipping
 * @param scanWindow R13: how soon after shipping the carrier must have scanned the parcel; null: no scan is required
 * @param evidenceWindow R16: how long both sides may add statements before ops should rule
 * @param overdueCompensationFen R12: the compensation for an overdue shipment, in fen; 0 for none
 * @param reminderBefore R19: how long before a deadline it is announced; null: deadlines are not announced
 * @param dueSoon R18: how near a deadline is that the quick filter {@code DUE_SOON} shows, inclusive
 */
public record Policy(
        Duration applyWindow,
        Duration merchantResponse,
        Duration shipment,
        Duration buyerResponse,
        Duration autoComplete,
        @Nullable Duration scanWindow,
        Duration evidenceWindow,
        long overdueCompensationFen,
        @Nullable Duration reminderBefore,
        Duration dueSoon) {

    private static final long MAX_FEN = 1_000_000_000_000L;

    public Policy {
        requirePositive("apply-window", applyWindow);
        requirePositive("merchant-response", merchantResponse);
        requirePositive("shipment", shipment);
        requirePositive("buyer-response", buyerResponse);
        requirePositive("auto-complete", autoComplete);
        requirePositive("evidence-window", evidenceWindow);
        if (scanWindow != null) {
            requirePositive("scan-window", scanWindow);
        }
        if (reminderBefore != null) {
            requirePositive("reminder-before", reminderBefore);
        }
        requirePositive("due-soon", dueSoon);
        if (overdueCompensationFen < 0 || overdueCompensationFen > MAX_FEN) {
            throw new IllegalArgumentException("reissue.policy.overdue-compensation-fen must be 0 to " + MAX_FEN);
        }
    }

    private static void requirePositive(String name, Duration window) {
        if (window == null || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("reissue.policy." + name + " must be a positive duration");
        }
    }
}
