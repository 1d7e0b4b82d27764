package org.reissue.cases.web;

import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.reissue.cases.commands.ApprovalResult;
import org.reissue.cases.commands.BatchApprovalService;
import org.reissue.cases.commands.BatchApproveRequest;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.ProblemDocuments;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Batch approval, and the rejection codes. */
@RestController
class ApprovalController {

    private final BatchApprovalService approvals;
    private final ProblemDocuments problems;
    private final Messages messages;

    ApprovalController(BatchApprovalService approvals, ProblemDocuments problems, Messages messages) {
        this.approvals = approvals;
        this.problems = problems;
        this.messages = messages;
    }

    /**
     * Approve up to 100 cases at once (R6). Each case is judged separately: a refused case does not affect the others.
     *
     * @param batch the cases
     * @return one result per case, in the order of the request
     */
    @PostMapping("/api/v1/merchant/reissues/approvals")
    ResponseEntity<BatchApproveResponse> approveAll(ApiRequest request, @Valid @RequestBody BatchApproveRequest batch) {
        return approvals
                .approve(request, batch, BatchApproveResponse.class, this::response)
                .toResponse();
    }

    /**
     * List the rejection codes (R15).
     *
     * @return every code, with its label in the language of the request
     */
    @GetMapping("/api/v1/merchant/rejection-codes")
    RejectionCodesResponse rejectionCodes() {
        return new RejectionCodesResponse(Arrays.stream(RejectionCode.values())
                .map(code -> new RejectionCodesResponse.Item(
                        code, messages.text("rejection-code." + code), code.evidenceRequired()))
                .toList());
    }

    private BatchApproveResponse response(List<ApprovalResult> results) {
        return new BatchApproveResponse(results.stream().map(this::result).toList());
    }

    private BatchApproveResponse.Result result(ApprovalResult result) {
        return result.refusal() == null
                ? new BatchApproveResponse.Result(result.id(), BatchApproveResponse.Outcome.APPROVED, null)
                : new BatchApproveResponse.Result(
                        result.id(), BatchApproveResponse.Outcome.FAILED, problems.document(result.refusal()));
    }
}
