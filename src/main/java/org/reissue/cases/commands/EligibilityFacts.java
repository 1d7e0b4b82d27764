package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import org.reissue.cases.domain.PreviousCase;
import org.reissue.categories.CategoryAvailability;
import org.reissue.orders.OrderItem;

/**
 * What items of an order are judged by, beside the order itself.
 *
 * @param earlier earlier cases of the order (R5)
 * @param openings the categories of the items (R2)
 */
public record EligibilityFacts(List<PreviousCase> earlier, CategoryAvailability availability) {

    /** Whether an earlier case has a deadline to fire before anything can be judged. */
    boolean awaitFiring(Instant now) {
        return earlier.stream().anyMatch(one -> one.deadlineHasPassed(now));
    }

    List<PreviousCase> earlierOf(OrderItem item) {
        return earlier.stream()
                .filter(one -> one.itemId().equals(item.itemId()))
                .toList();
    }
}
