package org.reissue.cases.search;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cases that a list may contain: those of a shop, of a buyer, or for ops of any.
 *
 * @param shopId only this shop; null for all shops
 * @param buyerId only this buyer; null for all buyers
 * @param defaultSort the sort of the list when the request names none
 * @param forOps whether ops read the list, who see shops and buyers beside each other
 */
public record CaseScope(@Nullable String shopId, @Nullable String buyerId, CaseSort defaultSort, boolean forOps) {

    private static final Set<QuickFilter> OF_OPS = Collections.unmodifiableSet(EnumSet.allOf(QuickFilter.class));
    private static final Set<QuickFilter> OF_BUYERS_AND_MERCHANTS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(QuickFilter.TO_RULE)));

    /** The cases of a shop, for its merchant. */
    public static CaseScope ofShop(String shopId) {
        return new CaseScope(Objects.requireNonNull(shopId), null, CaseSort.DEADLINE, false);
    }

    public static CaseScope ofBuyer(String buyerId) {
        return new CaseScope(null, buyerId, CaseSort.NEWEST, false);
    }

    /** The cases for ops; shop and buyer may be null. */
    public static CaseScope ofShopAndBuyer(@Nullable String shopId, @Nullable String buyerId) {
        return new CaseScope(shopId, buyerId, CaseSort.DEADLINE, true);
    }

    /** The quick filters that the list has (R18). */
    public Set<QuickFilter> quickFilters() {
        return forOps ? OF_OPS : OF_BUYERS_AND_MERCHANTS;
    }
}
