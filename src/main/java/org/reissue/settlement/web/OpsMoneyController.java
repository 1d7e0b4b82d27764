package org.reissue.settlement.web;

import jakarta.validation.Valid;
import org.reissue.settlement.Refund;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.settlement.reconciliation.ReconciliationReport;
import org.reissue.settlement.reconciliation.ReconciliationService;
import org.reissue.settlement.refunds.RefundResponse;
import org.reissue.settlement.refunds.RefundService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.reissue.web.idempotency.IdempotencyService;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API for money of platform staff. */
@RestController
@RequestMapping("/api/v1/ops")
class OpsMoneyController {

    private final AccountService accounts;
    private final RefundService refunds;
    private final ReconciliationService reconciliation;
    private final IdempotencyService idempotency;

    OpsMoneyController(
            AccountService accounts,
            RefundService refunds,
            ReconciliationService reconciliation,
            IdempotencyService idempotency) {
        this.accounts = accounts;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
        this.idempotency = idempotency;
    }

    /**
     * List refunds in one status, the longest owed first.
     *
     * @param status the status; failed refunds wait for a retry
     * @return one page
     */
    @GetMapping("/refunds")
    Page<RefundResponse> refunds(
            @RequestParam(defaultValue = "FAILED") Refund.Status status, @Valid @ParameterObject Paging paging) {
        return refunds.findByStatus(status, paging);
    }

    /**
     * Retry a failed refund.
     *
     * @param id the refund's id
     * @return the refund as it is now
     */
    @PostMapping("/refunds/{id}/retry")
    @ApiProblems(ProblemType.CONTRADICTING_RESULT)
    ResponseEntity<RefundResponse> retryRefund(ApiRequest request, @PathVariable String id) {
        return idempotency
                .once(
                        request,
                        null,
                        RefundResponse.class,
                        () -> refunds.retry(id, request.actor()))
                .toResponse();
    }

    /**
     * List the shops' accounts, in the order of their ids.
     *
     * @param outstanding whether to list only shops with outstanding compensations (R12)
     * @return one page
     */
    @GetMapping("/accounts")
    Page<Account> accounts(
            @RequestParam(defaultValue = "false") boolean outstanding, @Valid @ParameterObject Paging paging) {
        return accounts.find(outstanding, paging);
    }

    /**
     * Reconcile all records of money now. It may take minutes when there are many millions; meanwhile another call is
     * {@code busy}.
     *
     * @return the differences
     */
    @GetMapping("/reconciliation")
    @ApiProblems(ProblemType.BUSY)
    ReconciliationReport reconciliation() {
        return reconciliation.reconcile();
    }
}
