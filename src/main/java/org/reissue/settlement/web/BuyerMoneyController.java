package org.reissue.settlement.web;

import jakarta.validation.Valid;
import org.reissue.settlement.compensations.Coupon;
import org.reissue.settlement.compensations.CouponRepository;
import org.reissue.web.api.Caller;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The buyer's API for money. */
@RestController
class BuyerMoneyController {

    private final CouponRepository coupons;

    BuyerMoneyController(CouponRepository coupons) {
        this.coupons = coupons;
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
}
