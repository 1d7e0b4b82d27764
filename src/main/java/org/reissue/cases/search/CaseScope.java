package org.reissue.cases.search;

import org.jspecify.annotations.Nullable;

/**
 * The cases that a list may contain: those of a shop, of a buyer, or for ops of any.
 *
 * @param shopId only this shop; null for all shops
 * @param buyerId only this buyer; null for all buyers
 * @param defaultSort the sort of the list when the request names none
 */
public record CaseScope(@Nullable String shopId, @Nullable String buyerId, CaseSort defaultSort) {

    /** The cases of a shop, for its merchant. */
    public static CaseScope ofShop(String shopId) {
        return new CaseScope(shopId, null, CaseSort.DEADLINE);
    }

    /** The cases of a buyer. */
    public static CaseScope ofBuyer(String buyerId) {
        return new CaseScope(null, buyerId, CaseSort.NEWEST);
    }

    /** The cases for ops; shop and buyer may be null. */
    public static CaseScope ofShopAndBuyer(String shopId, String buyerId) {
        return new CaseScope(shopId, buyerId, CaseSort.DEADLINE);
    }
}
