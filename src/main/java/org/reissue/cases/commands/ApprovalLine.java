package org.reissue.cases.commands;

import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;

/**
 * One case of a batch to approve.
 *
 * @param id the case id, as in the request
 * @param version the version that the caller has seen, as {@code If-Match} names it for a single case; null to approve
 *     whatever the case has become
 */
public record ApprovalLine(String id, @Nullable Long version) {

    /** The case as it was found: it is approved only if it has not changed since. */
    public static ApprovalLine of(ReissueCase found) {
        return new ApprovalLine(found.id().toString(), found.version());
    }

    /** @throws Problem {@code precondition-failed} when the caller has seen another version */
    void requireVersion(long current) {
        if (version != null && version != current) {
            throw new Problem(ProblemType.PRECONDITION_FAILED);
        }
    }
}
