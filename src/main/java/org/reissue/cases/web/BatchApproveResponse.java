package org.reissue.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What came of approving several cases.
 *
 * @param results one per id, in the order in which they were given
 */
public record BatchApproveResponse(List<Result> results) {

    /**
     * What came of one.
     *
     * @param id the case id as given
     * @param outcome whether it is approved now
     * @param problem why not; absent when it is approved
     */
    public record Result(
            String id,
            Outcome outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem) {}

    /** What came of approving one case. */
    @Schema(name = "ApprovalOutcome")
    public enum Outcome {
        /** The case is approved now. */
        APPROVED,
        /** Nothing changed; the problem says why. */
        FAILED
    }
}
