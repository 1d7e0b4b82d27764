package org.reissue.cases.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.reissue.orders.OrderItemKey;
import org.reissue.orders.OrderService;
import org.springframework.stereotype.Service;

/**
 * Decides how much a case can refund (R10, R16): the amount paid when the buyer applied, less what other after-sales
 * have refunded of the item by now.
 */
@Service
public class RefundAmountService {

    private final OrderService orders;

    RefundAmountService(OrderService orders) {
        this.orders = orders;
    }

    /** What is left to refund of an item now, in fen. */
    public long refundableFen(OrderedItem item) {
        long refundedFen = orders.refundedFen(List.of(new OrderItemKey(item.orderId(), item.itemId())))
                .get(0);
        return left(item.paidFen(), refundedFen);
    }

    /** Gives the transitions that refund all that is left to refund now, with one read; the others stay as they are. */
    public List<AppliedTransition> withFullRefunds(List<AppliedTransition> transitions) {
        List<OrderItemKey> items = transitions.stream()
                .filter(RefundAmountService::refunds)
                .map(applied -> applied.before().subject())
                .map(subject -> new OrderItemKey(subject.orderId(), subject.itemId()))
                .toList();
        if (items.isEmpty()) {
            return transitions;
        }
        Iterator<Long> refundedFen = orders.refundedFen(items).iterator();
        List<AppliedTransition> completed = new ArrayList<>();
        for (AppliedTransition applied : transitions) {
            completed.add(
                    refunds(applied)
                            ? applied.refunding(left(applied.before().paidFen(), refundedFen.next()))
                            : applied);
        }
        return completed;
    }

    private static boolean refunds(AppliedTransition applied) {
        return applied.transition().refunds();
    }

    private static long left(long paidFen, long refundedFen) {
        return Math.max(0, paidFen - refundedFen);
    }
}
