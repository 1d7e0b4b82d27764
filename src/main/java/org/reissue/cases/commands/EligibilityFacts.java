package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.categories.CategoryTree;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * The facts by which an application is judged.
 *
 * @param order the order (R1, R4)
 * @param availability which categories of its items are open (R2)
 * @param previousCases the earlier cases of the order that matter: open or refunded (R5)
 */
record EligibilityFacts(OrderFacts order, CategoryTree availability, List<PreviousCase> previousCases) {

    /** The earlier cases whose deadline has passed and must fire before the items of the order are judged. */
    List<UUID> dueCases(Instant now) {
        return due(previousCases, now);
    }

    /** Those of one item: the cases of others, which somebody may have locked, do not matter to it. */
    List<UUID> dueCases(OrderItem item, Instant now) {
        return due(previousCasesOf(item), now);
    }

    private static List<UUID> due(List<PreviousCase> cases, Instant now) {
        return cases.stream()
                .filter(previous -> previous.isDue(now))
                .map(PreviousCase::id)
                .toList();
    }

    List<PreviousCase> previousCasesOf(OrderItem item) {
        return previousCases.stream()
                .filter(previous -> previous.itemId().equals(item.itemId()))
                .toList();
    }
}
