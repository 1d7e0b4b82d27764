package org.reissue.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The results of a batch approval.
 *
 * @param results one result per case id, in the order of the request
 */
public record BatchApproveResponse(List<Result> results) {

    /**
     * The result for one case.
     *
     * @param id the case id, as in the request
     * @param outcome whether the case was approved
     * @param problem why the case was not approved; absent when it was
     */
    public record Result(
            String id,
            Outcome outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProblemDetail problem) {}

    /** Whether a case was approved. */
    @Schema(name = "ApprovalOutcome")
    public enum Outcome {
        /** The case was approved. */
        APPROVED,
        /** The case was not approved; see the problem. */
        FAILED
    }
}
