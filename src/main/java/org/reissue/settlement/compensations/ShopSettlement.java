package org.reissue.settlement.compensations;

import java.util.ArrayList;
import java.util.List;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;

/**
 * The decision which compensations of a shop are paid (R12): the oldest first, each as a whole, from the payable bucket
 * before the deposit. The first one that the two buckets cannot pay, or that only a newer version understands, keeps
 * all younger ones waiting.
 *
 * @param charges the compensations that are paid, oldest first
 * @param left the money that remains in the shop's account
 * @param leavesUnknown whether it stopped at a compensation that only a newer version understands
 */
record ShopSettlement(List<Charge> charges, ShopFunds left, boolean leavesUnknown) {

    static ShopSettlement of(ShopFunds funds, List<Payout> oldestFirst) {
        List<Charge> charges = new ArrayList<>();
        long payable = funds.payableFen();
        long deposit = funds.depositFen();
        boolean leavesUnknown = false;
        for (Payout compensation : oldestFirst) {
            leavesUnknown = !compensation.isKnown();
            if (leavesUnknown || compensation.amountFen() > payable + deposit) {
                break;
            }
            long fromPayable = Math.min(payable, compensation.amountFen());
            long fromDeposit = compensation.amountFen() - fromPayable;
            payable -= fromPayable;
            deposit -= fromDeposit;
            charges.add(new Charge(compensation, fromPayable, fromDeposit));
        }
        return new ShopSettlement(charges, new ShopFunds(funds.shopId(), payable, deposit), leavesUnknown);
    }
}
