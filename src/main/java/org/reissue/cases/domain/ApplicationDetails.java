package org.reissue.cases.domain;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;
import org.reissue.orders.Receiver;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * What the buyer asks for; modifying the application replaces it (R9, R11).
 *
 * @param reason why (R3)
 * @param quantity how many of the item
 * @param description the buyer's own words, or null
 * @param evidence https links
 * @param receiver where the goods go, or null where nobody has said
 */
@Embeddable
public record ApplicationDetails(
        @Enumerated(EnumType.STRING) Reason reason,
        int quantity,
        String description,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> evidence,
        @Embedded Receiver receiver) {

    /** R5: no more than was bought. */
    public Optional<Violation> quantityViolation(int bought) {
        return quantity > bought
                ? Optional.of(Violation.of(Rule.R5.name(), "QUANTITY_EXCEEDED", bought))
                : Optional.empty();
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
