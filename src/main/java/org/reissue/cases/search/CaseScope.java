package org.reissue.cases.search;

import org.jspecify.annotations.Nullable;

/**
 * Which cases a list may hold at all: a shop's, a buyer's, or for ops those they ask for.
 *
 * @param shopId of this shop; null: of any
 * @param buyerId of this buyer; null: of any
 * @param usualOrder the order in which they come when nothing else is asked for
 */
public record CaseScope(@Nullable String shopId, @Nullable String buyerId, CaseSort usualOrder) {

    public static CaseScope ofShop(String shopId) {
        return new CaseScope(shopId, null, CaseSort.DEADLINE);
    }

    public static CaseScope ofBuyer(String buyerId) {
        return new CaseScope(null, buyerId, CaseSort.NEWEST);
    }

    /** Both may be null. */
    public static CaseScope ofShopAndBuyer(String shopId, String buyerId) {
        return new CaseScope(shopId, buyerId, CaseSort.DEADLINE);
    }
}
