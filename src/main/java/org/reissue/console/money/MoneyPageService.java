package org.reissue.console.money;

import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.PageQuery;
import org.reissue.console.session.ConsoleUser;
import org.reissue.jdbc.StoredEnum;
import org.reissue.settlement.PayoutService;
import org.reissue.settlement.Refund;
import org.reissue.settlement.compensations.CouponService;
import org.reissue.settlement.ledger.AccountService;
import org.reissue.settlement.reconciliation.ReconciliationService;
import org.reissue.settlement.refunds.RefundService;
import org.springframework.stereotype.Service;

/** Reads the pages of money. */
@Service
@ConditionalOnConsole
class MoneyPageService {

    private final AccountService accounts;
    private final PayoutService payouts;
    private final CouponService coupons;
    private final RefundService refunds;
    private final ReconciliationService reconciliation;

    MoneyPageService(
            AccountService accounts,
            PayoutService payouts,
            CouponService coupons,
            RefundService refunds,
            ReconciliationService reconciliation) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.coupons = coupons;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
    }

    /** The page that the user may see: merchants see their own shop only. */
    MoneyPage read(ConsoleUser user, PageQuery query) {
        if (!user.isOps()) {
            return new MoneyPage(query, shop(user.caller().shopId(), query), null, null);
        }
        String shopId = query.id("shopId");
        if (shopId != null) {
            return new MoneyPage(query, shop(shopId, query), null, null);
        }
        String buyerId = query.id("buyerId");
        if (buyerId != null) {
            return new MoneyPage(query, null, coupons.findByBuyerId(buyerId, query.paging("afterCoupon")), null);
        }
        return new MoneyPage(query, null, null, platform(query));
    }

    private MoneyPage.Shop shop(String shopId, PageQuery query) {
        return new MoneyPage.Shop(
                accounts.findByShopId(shopId),
                accounts.findEntries(shopId, query.paging("afterEntry")),
                payouts.findViolations(shopId, query.paging("afterViolation")));
    }

    private MoneyPage.Platform platform(PageQuery query) {
        Refund.Status asked = StoredEnum.read(Refund.Status.class, query.text("status"));
        Refund.Status status = asked == null ? Refund.Status.FAILED : asked;
        return new MoneyPage.Platform(
                accounts.find(!"all".equals(query.text("accounts")), query.paging("afterAccount")),
                status,
                refunds.findByStatus(status, query.paging("afterRefund")),
                reconciliation.findLast().orElse(null));
    }
}
