package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reissue.categories.CategoryAvailability;
import org.reissue.orders.OrderFacts;
import org.reissue.orders.OrderItem;

/**
 * What an application is judged by.
 *
 * @param order the order (R1, R4)
 * @param availability the categories of its items (R2)
 * @param previousCases earlier cases of the order (R5)
 */
record EligibilityFacts(OrderFacts order, CategoryAvailability availability, List<PreviousCase> previousCases) {

    /** The earlier cases whose deadline must be fired before anything can be judged. */
    List<UUID> dueCases(Instant now) {
        return previousCases.stream()
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
