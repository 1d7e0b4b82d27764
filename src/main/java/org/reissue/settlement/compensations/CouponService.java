package org.reissue.settlement.compensations;

import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Lists the buyers' coupons (R12). */
@NamedInterface("coupons")
@Service
public class CouponService {

    private final CouponRepository coupons;

    CouponService(CouponRepository coupons) {
        this.coupons = coupons;
    }

    /** The coupons of a buyer, newest first. */
    public Page<Coupon> findByBuyerId(String buyerId, Paging paging) {
        return coupons.findByBuyerId(buyerId, paging);
    }
}
