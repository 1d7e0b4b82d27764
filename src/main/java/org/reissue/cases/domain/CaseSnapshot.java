package org.reissue.cases.domain;

import java.time.Instant;
import org.reissue.history.CaseEvent;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;

/**
 * The few facts of a case that a transition needs. Commands take them from the entity, bulk transitions straight from
 * the table; from here on both go the same way.
 *
 * @param shippedAt when the replacement was last shipped, in UTC, or null
 * @param paidFen what the buyer paid for the item, in fen
 */
public record CaseSnapshot(
        CaseEvent.Subject subject,
        CaseStatus status,
        boolean scanDue,
        Instant deadlineAt,
        Instant shippedAt,
        long paidFen,
        long version) {

    static CaseSnapshot of(ReissueCase of, long version) {
        OrderedItem item = of.item();
        CaseProgress progress = of.progress();
        return new CaseSnapshot(
                new CaseEvent.Subject(
                        of.id(),
                        item.shopId(),
                        item.buyerId(),
                        item.orderId(),
                        item.itemId(),
                        of.application().reason()),
                progress.status(),
                progress.scanDue(),
                progress.deadlineAt(),
                of.shipment() == null ? null : of.shipment().shippedAt(),
                item.paidFen(),
                version);
    }

    public CaseState state() {
        return new CaseState(status, subject.reason(), scanDue);
    }
}
