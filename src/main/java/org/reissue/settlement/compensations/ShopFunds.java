package org.reissue.settlement.compensations;

/**
 * What a locked account holds, in fen.
 *
 * @param payableFen 货款
 * @param depositFen 保证金
 */
record ShopFunds(String shopId, long payableFen, long depositFen) {

    long totalFen() {
        return payableFen + depositFen;
    }
}
