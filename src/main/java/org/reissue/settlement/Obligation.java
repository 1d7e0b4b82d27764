package org.reissue.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * Money owed to a buyer because of a case.
 *
 * @param kind compensation or refund; a case owes each at most once
 * @param amountFen how much, in fen
 * @param owedAt since when
 */
public record Obligation(
        Kind kind,
        UUID caseId,
        String shopId,
        String buyerId,
        String orderId,
        String itemId,
        long amountFen,
        Instant owedAt) {

    /** Why money is owed. */
    public enum Kind {
        /** R12: the shop let a shipment become overdue. */
        COMPENSATION,
        /** R10, R16: the buyer gets back what was paid. */
        REFUND
    }
}
