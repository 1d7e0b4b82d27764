package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Deciding many cases at once, and the codes a decision may name. */
@RestController
@Tag(name = "merchant")
class ApprovalController {

    private final BatchApprovalService approval;
    private final ProblemDocuments problems;
    private final Messages messages;

    ApprovalController(BatchApprovalService approval, ProblemDocuments problems, Messages messages) {
        this.approval = approval;
        this.problems = problems;
        this.messages = messages;
    }

    /**
     * Approve up to 100 cases at once (R6). Each is judged by itself: one that cannot be approved does not hold up the
     * others.
     *
     * @param approvals the cases
     * @return what came of each, in the order given
     */
    @PostMapping("/api/v1/merchant/reissues/approvals")
    ResponseEntity<BatchApproveResponse> approveAll(
            ApiRequest request, @Valid @RequestBody BatchApproveRequest approvals) {
        return approval.approve(request, approvals, BatchApproveResponse.class, this::response)
                .toResponse();
    }

    /**
     * The codes a rejection may name (R15).
     *
     * @return every code, with its label
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
