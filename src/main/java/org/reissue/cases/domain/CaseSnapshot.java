package org.reissue.cases.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseState;

/**
 * The facts of a case that a transition needs. Commands take them from the entity, bulk transitions directly from the
 * table; both then follow the same code.
 *
 * @param subject the case, as its events name it
 * @param state the state by which the lifecycle table is searched
 * @param deadlineAt the running deadline, in UTC, or null
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 * @param paidFen the amount paid for the item, in fen
 */
public record CaseSnapshot(
        CaseEvent.Subject subject,
        CaseState state,
        @Nullable Instant deadlineAt,
        @Nullable Instant shippedAt,
        long paidFen,
        long version) {

    static CaseSnapshot of(ReissueCase reissueCase, long version) {
        OrderedItem item = reissueCase.item();
        return new CaseSnapshot(
                new CaseEvent.Subject(
                        reissueCase.id(),
                        item.shopId(),
                        item.buyerId(),
                        item.orderId(),
                        item.itemId(),
                        reissueCase.application().reason()),
                reissueCase.state(),
                reissueCase.progress().deadlineAt(),
                reissueCase.shipment() == null ? null : reissueCase.shipment().shippedAt(),
                item.paidFen(),
                version);
    }
}
