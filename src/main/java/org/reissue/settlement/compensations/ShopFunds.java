package org.reissue.settlement.compensations;

/**
 * The money in a shop's locked account.
 *
 * @param payableFen the money for goods sold (货款), in fen
 * @param depositFen the deposit (保证金), in fen
 */
record ShopFunds(String shopId, long payableFen, long depositFen) {

    long totalFen() {
        return payableFen + depositFen;
    }
}
