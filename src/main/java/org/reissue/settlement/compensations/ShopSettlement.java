package org.reissue.settlement.compensations;

import java.util.ArrayList;
import java.util.List;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;

/**
 * What becomes of one shop's compensations (R12): the oldest first, each taken as a whole, payable before deposit. The
 * first one that both buckets together cannot pay keeps the younger ones waiting.
 *
 * @param charges what is taken, oldest first
 * @param broke whether the money ran out before the compensations did
 */
record ShopSettlement(String shopId, List<Charge> charges, boolean broke) {

    static ShopSettlement of(ShopFunds funds, List<Payout> oldestFirst) {
        List<Charge> charges = new ArrayList<>();
        long payable = funds.payableFen();
        long deposit = funds.depositFen();
        for (Payout owed : oldestFirst) {
            if (owed.amountFen() > payable + deposit) {
                return new ShopSettlement(funds.shopId(), charges, true);
            }
            long fromPayable = Math.min(payable, owed.amountFen());
            long fromDeposit = owed.amountFen() - fromPayable;
            payable -= fromPayable;
            deposit -= fromDeposit;
            charges.add(new Charge(owed, fromPayable, fromDeposit));
        }
        return new ShopSettlement(funds.shopId(), charges, false);
    }
}
