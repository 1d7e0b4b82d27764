package org.reissue.settlement.web;

import jakarta.validation.Valid;
import org.reissue.settlement.PayoutService;
import org.reissue.settlement.Refund;
import org.reissue.settlement.ShopViolation;
import org.reissue.settlement.compensations.Coupon;
import org.reissue.settlement.compensations.CouponService;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountEntry;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.settlement.ledger.CreditRequest;
import org.reissue.settlement.reconciliation.ReconciliationReport;
import org.reissue.settlement.reconciliation.ReconciliationService;
import org.reissue.settlement.refunds.RefundResponse;
import org.reissue.settlement.refunds.RefundResultRequest;
import org.reissue.settlement.refunds.RefundService;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money over HTTP, for buyers, merchants, ops and the payment system. */
@RestController
class SettlementController {

    private final AccountService accounts;
    private final PayoutService payouts;
    private final CouponService coupons;
    private final RefundService refunds;
    private final ReconciliationService reconciliation;
    private final IdempotencyService idempotency;

    SettlementController(
            AccountService accounts,
            PayoutService payouts,
            CouponService coupons,
            RefundService refunds,
            ReconciliationService reconciliation,
            IdempotencyService idempotency) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.coupons = coupons;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
        this.idempotency = idempotency;
    }

    /**
     * List the buyer's coupons (R12), newest first.
     *
     * @return one page
     */
    @GetMapping("/api/v1/buyer/coupons")
    Page<Coupon> coupons(Caller caller, @Valid @ParameterObject Paging paging) {
        return coupons.findByBuyerId(caller.subject(), paging);
    }

    /**
     * Read the shop's account.
     *
     * @return the account as it is now
     */
    @GetMapping("/api/v1/merchant/account")
    Account account(Caller caller) {
        return accounts.findByShopId(caller.shopId());
    }

    /**
     * List the movements in the shop's account, newest first.
     *
     * @return one page
     */
    @GetMapping("/api/v1/merchant/account/entries")
    Page<AccountEntry> accountEntries(Caller caller, @Valid @ParameterObject Paging paging) {
        return accounts.findEntries(caller.shopId(), paging);
    }

    /**
     * List the violations of the shop (R12), newest first.
     *
     * @return one page
     */
    @GetMapping("/api/v1/merchant/violations")
    Page<ShopViolation> violations(Caller caller, @Valid @ParameterObject Paging paging) {
        return payouts.findViolations(caller.shopId(), paging);
    }

    /**
     * List refunds in one status, the longest owed first.
     *
     * @param status the status; failed refunds wait for a retry
     * @return one page
     */
    @GetMapping("/api/v1/ops/refunds")
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
    @PostMapping("/api/v1/ops/refunds/{id}/retry")
    @ApiProblems(ProblemType.CONTRADICTING_RESULT)
    ResponseEntity<RefundResponse> retryRefund(ApiRequest request, @PathVariable String id) {
        return idempotency
                .once(request, null, RefundResponse.class, () -> refunds.retry(request.actor(), id))
                .toResponse();
    }

    /**
     * List the shops' accounts, in the order of their ids.
     *
     * @param outstanding whether to list only shops with outstanding compensations (R12)
     * @return one page
     */
    @GetMapping("/api/v1/ops/accounts")
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
    @GetMapping("/api/v1/ops/reconciliation")
    @ApiProblems(ProblemType.BUSY)
    ReconciliationReport reconciliation() {
        return reconciliation.reconcile();
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
