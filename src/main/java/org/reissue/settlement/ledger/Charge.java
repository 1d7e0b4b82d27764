package org.reissue.settlement.ledger;

import org.reissue.settlement.Payout;

/**
 * A compensation that is taken from a shop's account as a whole.
 *
 * @param payableFen the part taken from {@link Bucket#PAYABLE}, in fen
 * @param depositFen the part taken from {@link Bucket#DEPOSIT}, in fen
 */
public record Charge(Payout compensation, long payableFen, long depositFen) {}
