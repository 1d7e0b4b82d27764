package org.reissue.cases.domain;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * The buyer's application; modifying replaces all of it (R9, R11).
 *
 * @param reason why the buyer applies (R3)
 * @param quantity how many pieces of the item the buyer asks for
 * @param description the buyer's free text, or null
 * @param receiver who receives the replacement; null when neither the buyer nor the order names a receiver, and after
 *     the erasure
 */
@Embeddable
public record ApplicationDetails(
        Reason reason,
        int quantity,
        @Nullable String description,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> evidence,
        @Embedded @Nullable EncryptedReceiver receiver) {

    /** The violation of R5 when the quantity exceeds the quantity bought; empty otherwise. */
    public Optional<Violation> quantityViolation(int bought) {
        return quantity > bought ? Optional.of(Violation.of(Rule.R5, "QUANTITY_EXCEEDED", bought)) : Optional.empty();
    }

    void requireQuantityWithin(int bought) {
        quantityViolation(bought).ifPresent(violation -> {
            throw Problem.notEligible(List.of(violation));
        });
    }

    Explanation explanation() {
        return new Explanation(description, evidence);
    }
}
