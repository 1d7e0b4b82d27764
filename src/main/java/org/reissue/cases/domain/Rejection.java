package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.Rule;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.Violation;

/**
 * The merchant's last rejection (R15), kept when the case continues.
 *
 * @param code the kind of reason
 * @param explanation the merchant's explanation to the buyer; null once it is erased (R20)
 * @param evidence https links
 * @param at when the merchant rejected, in UTC
 */
@Embeddable
public record Rejection(
        @Column(name = "rejection_code") RejectionCode code,

        @Column(name = "rejection_explanation") @Nullable String explanation,

        @Column(name = "rejection_evidence") @JdbcTypeCode(SqlTypes.ARRAY)
        List<String> evidence,

        @Column(name = "rejected_at") Instant at) {

    /** Refuses with {@code not-eligible} when the code requires evidence and there is none (R15). */
    void requireEvidence() {
        if (code.evidenceRequired() && evidence.isEmpty()) {
            throw Problem.notEligible(List.of(Violation.of(Rule.R15, "EVIDENCE_REQUIRED", code)));
        }
    }
}
