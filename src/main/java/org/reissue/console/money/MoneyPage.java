package org.reissue.console.money;

import org.jspecify.annotations.Nullable;
import org.reissue.console.page.PageQuery;
import org.reissue.settlement.Refund;
import org.reissue.settlement.ShopViolation;
import org.reissue.settlement.compensations.Coupon;
import org.reissue.settlement.ledger.Account;
import org.reissue.settlement.ledger.AccountEntry;
import org.reissue.settlement.reconciliation.LastReconciliation;
import org.reissue.settlement.refunds.RefundResponse;
import org.reissue.web.api.Page;

/**
 * The page of money: of one shop, of one buyer, or of the platform; of none when the address is invalid.
 *
 * @param shop the money of a shop, or null
 * @param coupons the coupons of a buyer, or null
 * @param platform the money of the platform, or null
 */
public record MoneyPage(
        PageQuery query,
        @Nullable Shop shop,
        @Nullable Page<Coupon> coupons,
        @Nullable Platform platform) {

    /** A shop's account, its entries and the violations of the shop. */
    public record Shop(Account account, Page<AccountEntry> entries, Page<ShopViolation> violations) {}

    /**
     * The money that platform staff look after.
     *
     * @param last what the last reconciliation has found; null before the first
     */
    public record Platform(
            Page<Account> accounts,
            Refund.Status status,
            Page<RefundResponse> refunds,
            @Nullable LastReconciliation last) {}
}
