package org.reissue.settlement.compensations;

import java.util.ArrayList;
import java.util.List;
import org.reissue.settlement.Payout;
import org.reissue.settlement.ledger.Charge;

/**
 * The decision which compensations of a shop are paid (R12): the oldest first, each as a whole, from the payable bucket
 * before the deposit. The first one that the two buckets cannot pay keeps all younger ones waiting.
 *
 * @param shopId the shop
 * @param charges the compensations that are paid, oldest first
 * @param insufficientFunds whether unpaid compensations remain for lack of money
 */
record ShopSettlement(String shopId, List<Charge> charges, boolean insufficientFunds) {

    static ShopSettlement of(ShopFunds funds, List<Payout> oldestFirst) {
        List<Charge> charges = new ArrayList<>();
        long payable = funds.payableFen();
        long deposit = funds.depositFen();
        for (Payout compensation : oldestFirst) {
            if (compensation.amountFen() > payable + deposit) {
                return new ShopSettlement(funds.shopId(), charges, true);
            }
            long fromPayable = Math.min(payable, compensation.amountFen());
            long fromDeposit = compensation.amountFen() - fromPayable;
            payable -= fromPayable;
            deposit -= fromDeposit;
            charges.add(new Charge(compensation, fromPayable, fromDeposit));
        }
        return new ShopSettlement(funds.shopId(), charges, false);
    }
}
