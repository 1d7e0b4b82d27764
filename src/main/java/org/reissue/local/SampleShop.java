package org.reissue.local;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Reason;
import org.reissue.orders.OrderItem;
import org.reissue.orders.Receiver;

/**
 * A sample shop, as a file under {@code sample/} describes it.
 *
 * @param receivers the shop's buyers by their ids
 * @param items what the shop sells; each case is about an order of one of them
 */
record SampleShop(String shopId, Map<String, Receiver> receivers, Map<String, OrderItem> items, List<Case> cases) {

    /**
     * A sample case.
     *
     * @param item the key of the item
     * @param fault why the passed deadline cannot be fired, which quarantines the case; null for nearly all
     * @param steps what happened, oldest first; deadlines that passed between are fired without being named
     */
    record Case(
            String item,
            String buyerId,
            int quantity,
            Reason reason,
            @Nullable String fault,
            List<SampleStep> steps) {}
}
