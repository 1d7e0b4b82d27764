package org.reissue.cases.workbench;

/**
 * Which cases a list may hold at all: a shop's, a buyer's, or for ops those they ask for.
 *
 * @param shopId of this shop; null: of any
 * @param buyerId of this buyer; null: of any
 * @param usualOrder the order in which they come when nothing else is asked for
 */
public record CasesInView(String shopId, String buyerId, CaseOrder usualOrder) {

    public static CasesInView ofShop(String shopId) {
        return new CasesInView(shopId, null, CaseOrder.DEADLINE);
    }

    public static CasesInView ofBuyer(String buyerId) {
        return new CasesInView(null, buyerId, CaseOrder.NEWEST);
    }

    /** Both may be null. */
    public static CasesInView ofShopAndBuyer(String shopId, String buyerId) {
        return new CasesInView(shopId, buyerId, CaseOrder.DEADLINE);
    }
}
