package org.reissue.settlement.web;

import jakarta.validation.Valid;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.settlement.ledger.CreditRequest;
import org.reissue.settlement.refunds.RefundResponse;
import org.reissue.settlement.refunds.RefundResultRequest;
import org.reissue.settlement.refunds.RefundService;
import org.reissue.web.api.Caller;
import org.reissue.web.problem.ApiProblems;
import org.reissue.web.problem.ProblemType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The payment system's API. */
@RestController
class SystemMoneyController {

    private final AccountService accounts;
    private final RefundService refunds;

    SystemMoneyController(AccountService accounts, RefundService refunds) {
        this.accounts = accounts;
        this.refunds = refunds;
    }

    /**
     * Credit a shop's account, once per reference. The shop's outstanding compensations are settled soon after (R12).
     *
     * @param shopId the shop
     * @param credit the amount and the bucket
     * @return the account as it is now
     */
    @PostMapping("/api/v1/system/shops/{shopId}/credits")
    @ApiProblems(ProblemType.REFERENCE_REUSED)
    Account credit(Caller caller, @PathVariable String shopId, @Valid @RequestBody CreditRequest credit) {
        return accounts.credit(caller.subject(), shopId, credit);
    }

    /**
     * Record the result of a refund (R10, R16). A repeated reference and status change nothing. Otherwise
     * {@code FAILED} counts while the refund is {@code REQUESTED}, {@code SUCCEEDED} at any time after the first
     * request, also after {@code FAILED}, and {@code RETURNED} after {@code SUCCEEDED}; it makes the refund
     * {@code FAILED}, to be retried. Give each attempt its own reference.
     *
     * @param id the refund's id
     * @param result whether the buyer has the money
     * @return the refund as it is now
     */
    @PostMapping("/api/v1/system/refunds/{id}/result")
    @ApiProblems(ProblemType.CONTRADICTING_RESULT)
    RefundResponse refundResult(
            Caller caller, @PathVariable String id, @Valid @RequestBody RefundResultRequest result) {
        return refunds.recordResult(caller.subject(), id, result);
    }
}
