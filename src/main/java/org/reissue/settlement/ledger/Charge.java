package org.reissue.settlement.ledger;

import java.util.UUID;
import org.reissue.settlement.Payout;

/**
 * A compensation taken from a shop, the whole of it.
 *
 * @param owed the compensation
 * @param payableFen how much of it is taken from 货款, in fen
 * @param depositFen how much of it is taken from 保证金, in fen
 */
public record Charge(Payout owed, long payableFen, long depositFen) {

    UUID payoutId() {
        return owed.id();
    }

    UUID caseId() {
        return owed.subject().caseId();
    }

    String shopId() {
        return owed.shopId();
    }
}
