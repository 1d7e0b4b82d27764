package org.reissue.settlement;

import java.util.List;
import org.reissue.history.CaseEventRepository;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.EventType;
import org.reissue.web.api.Page;
import org.reissue.web.api.Paging;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records the payouts and violations that transitions of cases cause, and lists the shops' violations. The transaction
 * of a transition only inserts rows, so that it never waits for a shop's account; jobs settle the payouts later.
 */
@Service
public class PayoutService {

    private final PayoutRepository payouts;
    private final ViolationRepository violations;
    private final CaseEventRepository events;

    PayoutService(PayoutRepository payouts, ViolationRepository violations, CaseEventRepository events) {
        this.payouts = payouts;
        this.violations = violations;
        this.events = events;
    }

    /** Records payouts. A payout that the case has already is not recorded again (R12). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordPayouts(List<NewPayout> newPayouts) {
        if (newPayouts.isEmpty()) {
            return;
        }
        List<Payout> succeeded = payouts.insert(newPayouts);
        if (!succeeded.isEmpty()) {
            events.append(succeeded.stream()
                    .map(refund -> refund.refundEvent(EventType.REFUND_SUCCEEDED, refund.endedAt(), Actor.SYSTEM))
                    .toList());
        }
    }

    /** Records a violation of the shop for each overdue shipment, every time (R12). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordViolations(List<ShipmentOverdue> overdue) {
        if (!overdue.isEmpty()) {
            violations.insert(overdue);
        }
    }

    /** The violations of a shop, newest first. */
    public Page<ShopViolation> findViolations(String shopId, Paging paging) {
        return violations.findByShopId(shopId, paging);
    }
}
