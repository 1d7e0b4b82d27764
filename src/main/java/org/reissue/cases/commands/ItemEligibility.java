package org.reissue.cases.commands;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reissue.lifecycle.Rule;
import org.reissue.orders.OrderItem;
import org.reissue.web.problem.Violation;

/**
 * Whether an order item may be applied for.
 *
 * @param violations every reason why not
 * @param windowEndsAt until when (R4), or null while receipt is not confirmed
 * @param openCaseId the case that is open already (R5), or null
 */
public record ItemEligibility(String itemId, List<Violation> violations, Instant windowEndsAt, UUID openCaseId) {

    /** R5: no more than was bought. */
    static Optional<Violation> quantityViolation(int asked, Optional<OrderItem> item) {
        int bought = item.map(OrderItem::quantity).orElse(0);
        return asked > bought
                ? Optional.of(Violation.of(Rule.R5.name(), "QUANTITY_EXCEEDED", bought))
                : Optional.empty();
    }
}
