package org.reissue.cases.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reissue.cases.commands.BatchApprovalService;
import org.reissue.cases.commands.BatchApproveRequest;
import org.reissue.cases.domain.RejectionCode;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
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
    private final IdempotencyService idempotency;
    private final ProblemDocuments problems;
    private final Messages language;

    ApprovalController(
            BatchApprovalService approval,
            IdempotencyService idempotency,
            ProblemDocuments problems,
            Messages language) {
        this.approval = approval;
        this.idempotency = idempotency;
        this.problems = problems;
        this.language = language;
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
            ApiRequest call, @Valid @RequestBody BatchApproveRequest approvals) {
        approval.firePassedDeadlines(approvals.ids());
        return idempotency
                .once(call, approvals, 200, BatchApproveResponse.class, () -> results(call, approvals.ids()))
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
                        code, language.text("rejection-code." + code), code.evidenceRequired()))
                .toList());
    }

    private BatchApproveResponse results(ApiRequest call, List<String> ids) {
        List<Optional<Problem>> outcomes = approval.approve(call.caller(), ids);
        List<BatchApproveResponse.Result> results = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            results.add(result(ids.get(i), outcomes.get(i)));
        }
        return new BatchApproveResponse(results);
    }

    private BatchApproveResponse.Result result(String id, Optional<Problem> refusal) {
        return refusal.map(problem -> new BatchApproveResponse.Result(
                        id, BatchApproveResponse.Outcome.FAILED, problems.document(problem)))
                .orElseGet(() -> new BatchApproveResponse.Result(id, BatchApproveResponse.Outcome.APPROVED, null));
    }
}
