package org.reissue.settlement.web;

import io.swagger.v3.oas.annotations.tags.Tag;
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

/** What platform staff see of money, and do about it. */
@RestController
@RequestMapping("/api/v1/ops")
@Tag(name = "ops")
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
     * Refunds, the longest owed first.
     *
     * @param status in this status; those that failed need hands
     * @return one page
     */
    @GetMapping("/refunds")
    Page<RefundResponse> refunds(
            @RequestParam(defaultValue = "FAILED") Refund.Status status, @Valid @ParameterObject Paging paging) {
        return refunds.find(status, paging);
    }

    /**
     * Ask the payment system again for a refund that has failed.
     *
     * @param id the refund's id
     * @return the refund as it is now
     */
    @PostMapping("/refunds/{id}/retry")
    @ApiProblems(ProblemType.CONTRADICTING_RESULT)
    ResponseEntity<RefundResponse> retryRefund(ApiRequest call, @PathVariable String id) {
        return idempotency
                .once(
                        call,
                        null,
                        RefundResponse.class,
                        () -> refunds.retry(id, call.caller().subject()))
                .toResponse();
    }

    /**
     * The shops' accounts, in the order of their ids.
     *
     * @param outstanding only of shops that owe something (R12)
     * @return one page
     */
    @GetMapping("/accounts")
    Page<Account> accounts(
            @RequestParam(defaultValue = "false") boolean outstanding, @Valid @ParameterObject Paging paging) {
        return accounts.find(outstanding, paging);
    }

    /**
     * Check the books now.
     *
     * @return whatever does not agree
     */
    @GetMapping("/reconciliation")
    ReconciliationReport reconciliation() {
        return reconciliation.check();
    }
}
